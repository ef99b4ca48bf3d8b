"""Everything one could try on a report, against the verifier: `python -m tests.attacks`."""
