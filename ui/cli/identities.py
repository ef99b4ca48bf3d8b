"""`identity new` and `identity complete`: a self-signed identity, or one an authority certifies."""

from argparse import Namespace
from pathlib import Path

from reports.identity import Holder, complete_request, create_identity, request_identity
from ui.cli.exits import DONE
from ui.cli.terminal import IDENTITY_VARIABLE, Terminal, new_passphrase, passphrase
from ui.doors import Doors
from ui.files import now_here, read_file
from ui.refusals import FileInTheWay

IDENTITY_OPTION = "--identity-passphrase-file"


def new_identity(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """A self-signed identity, or with --request a key and a request for the authority's CA."""
    if arguments.request:
        return _request(terminal, doors, arguments)
    certificate = arguments.file.with_suffix(".pem")
    _refuse_to_overwrite(arguments.file, certificate)
    made = create_identity(_holder(arguments), _new_passphrase(terminal, arguments), now_here())
    doors.write_file(arguments.file, made.pkcs12)
    doors.write_file(certificate, made.certificate_pem)
    lines = [
        terminal._("The identity {file} was created.").format(file=arguments.file),
        terminal._("Give {certificate} to those who check your reports.").format(
            certificate=certificate
        ),
    ]
    terminal.result({"identity": str(arguments.file), "certificate": str(certificate)}, lines)
    return DONE


def complete_identity(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    """The identity of a requested key and the certificate the authority answered with."""
    _refuse_to_overwrite(arguments.file)
    typed = passphrase(
        terminal._("Passphrase of the identity"),
        arguments.identity_passphrase_file,
        IDENTITY_VARIABLE,
        IDENTITY_OPTION,
    )
    chain = b"" if arguments.chain is None else read_file(arguments.chain)
    pkcs12 = complete_request(
        read_file(arguments.file.with_suffix(".key")), typed, read_file(arguments.answer), chain
    )
    doors.write_file(arguments.file, pkcs12)
    text = terminal._("The identity {file} was created.").format(file=arguments.file)
    terminal.result({"identity": str(arguments.file)}, [text])
    return DONE


def _request(terminal: Terminal, doors: Doors, arguments: Namespace) -> int:
    key, request = arguments.file.with_suffix(".key"), arguments.file.with_suffix(".csr")
    _refuse_to_overwrite(key, request)
    asked = request_identity(_holder(arguments), _new_passphrase(terminal, arguments))
    doors.write_file(key, asked.key_pem)
    doors.write_file(request, asked.request_pem)
    text = terminal._("Send {request} to your authority and keep {key}.")
    terminal.result(
        {"key": str(key), "request": str(request)}, [text.format(request=request, key=key)]
    )
    return DONE


def _holder(arguments: Namespace) -> Holder:
    return Holder(arguments.name, arguments.organization, arguments.country)


def _new_passphrase(terminal: Terminal, arguments: Namespace) -> str:
    return new_passphrase(
        terminal._("New passphrase of the identity"),
        terminal._("The same again"),
        arguments.identity_passphrase_file,
        IDENTITY_VARIABLE,
        IDENTITY_OPTION,
    )


def _refuse_to_overwrite(*paths: Path) -> None:
    for path in paths:
        if path.exists():
            raise FileInTheWay(path)
