"""The names that columns of exporters' lists go by, in seven languages, and words in their rows."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from checklists.delivering.words import ArmsCategory

# A longer cell is no name of a column.
LONGEST_NAME = 200


class Field(StrEnum):
    """What a column of a list can say of a declared item."""

    CATEGORY = "category"
    TYPE = "type"
    MODEL = "model"
    CALIBRE = "calibre"
    MAKER = "maker"
    SERIAL = "serial"
    LOT = "lot"
    IMPORT_MARK = "import_mark"
    OTHER_MARKS = "other_marks"
    QUANTITY = "quantity"
    UNIT = "unit"
    TOLERANCE = "tolerance"
    STORE = "store"
    NOTE = "note"


# English; French; Spanish; German; Russian; Chinese; Arabic. docs/item-lists.md shows the same.
NAMES: Mapping[Field, str] = {
    Field.CATEGORY: """
        Category, Arms category, ATT category, ATT cat.; Catégorie, Catégorie TCA; Categoría,
        Categoría TCA; Kategorie, Waffenkategorie; Категория; 类别, 武器类别; الفئة, فئة السلاح""",
    Field.TYPE: """
        Type, Type of weapon, Weapon type, Weapon, Item, Item description, Description,
        Description of goods, Designation, Nomenclature; Type d'arme, Désignation, Désignation de
        l'arme, Arme, Article; Tipo, Tipo de arma, Descripción, Arma; Typ, Waffentyp, Waffenart,
        Bezeichnung, Benennung, Beschreibung, Artikel; Тип, Тип оружия, Наименование, Вид оружия,
        Описание; 类型, 武器类型, 名称, 武器名称, 种类; النوع, نوع السلاح, الوصف, الصنف""",
    Field.MODEL: """
        Model, Model no., Model number, Model name, Make and model, Mark, Version; Modèle;
        Modelo; Modell, Modellbezeichnung, Muster; Модель; 型号, 型號; الطراز, الموديل""",
    Field.CALIBRE: """
        Calibre, Caliber, Cal., Gauge, Bore; Calibre de l'arme; Calibre del arma; Kaliber, Kal.;
        Калибр; 口径; العيار, عيار""",
    Field.MAKER: """
        Maker, Manufacturer, Manufactured by, Make, Producer, Mfr, Mfg, Brand; Fabricant,
        Constructeur, Marque; Fabricante, Marca; Hersteller, Produzent, Fabrikat; Производитель,
        Изготовитель, Завод-изготовитель; 制造商, 生产商, 生产厂家, 制造厂; الشركة المصنعة, الصانع,
        المصنع, جهة الصنع""",
    Field.SERIAL: """
        Serial, Serials, Serial no., Serial nos., Serial number, Serial numbers, Serial #, Ser. no.,
        Ser. nr., S/N, SN, SNo, Ser, Weapon no., Weapon number, Weapon serial number, Serial number
        of weapon, Firearm serial number, Gun number, Receiver number, Factory number; N° de série,
        No de série, Nº de série, Num. de série, Numéro de série, Série, Numéro de l'arme, Numéro
        d'arme, N° arme, Matricule, N° matricule; Nº serie, N° de serie, No. de serie, Núm. de
        serie, Número de serie, Serie, Número de arma, Nº de arma; Seriennr., Serien-Nr.,
        Seriennummer, Serien-Nummer, Serie-Nr., Waffennummer, Waffen-Nr., Waffennr.,
        Fabriknummer; Серийный номер, Серийный №, Сер. номер, Сер. №, Заводской номер, Заводской №,
        Зав. №, Номер оружия, № оружия; 序列号, 序列號, 序号码, 枪号, 槍號, 武器编号, 武器号,
        出厂编号, 产品编号; الرقم التسلسلي, رقم تسلسلي, الرقم المتسلسل, رقم السلاح, رقم المصنع""",
    Field.LOT: """
        Lot, Lot no., Lot number, Batch, Batch no., Batch number, Lot/batch; N° de lot, Numéro de
        lot; Lote, Nº de lote, Número de lote; Los, Los-Nr., Losnummer, Charge, Chargennummer,
        Fertigungslos; Партия, Номер партии, № партии; 批号, 批次, 批次号; رقم الدفعة, الدفعة,
        رقم التشغيلة""",
    Field.IMPORT_MARK: """
        Import mark, Import marks, Import marking, Importer mark; Marque d'importation, Marquage
        d'importation; Marca de importación; Einfuhrkennzeichen, Importstempel, Einfuhrstempel;
        Импортное клеймо, Импортная маркировка; 进口标记, 进口标识;
        علامة الاستيراد, وسم الاستيراد""",
    Field.OTHER_MARKS: """
        Other marks, Other markings, Marks, Markings, Marking; Autres marques, Marquages, Marquage;
        Otras marcas, Marcas, Marcado; Weitere Kennzeichen, Kennzeichen, Kennzeichnung, Stempel;
        Прочая маркировка, Маркировка, Клеймо; 其他标记, 标记, 标识;
        علامات أخرى, العلامات, الوسم""",
    Field.QUANTITY: """
        Quantity, Qty, Q'ty, Quant., Count, Amount, Number of items, No. of items, Pieces, Pcs;
        Quantité, Qté, Nombre; Cantidad, Cant.; Menge, Anzahl, Stück, Stückzahl; Количество,
        Кол-во, Кол.; 数量, 數量, 件数; الكمية, العدد""",
    Field.UNIT: """
        Unit, Units, Unit of measure, Unit of issue, UoM, U/M, UI; Unité, Unité de mesure; Unidad,
        Unidad de medida; Einheit, Mengeneinheit, ME; Единица, Ед. изм., Единица измерения; 单位,
        單位; الوحدة, وحدة القياس""",
    Field.TOLERANCE: """
        Tolerance, Tol., Allowed difference; Tolérance; Tolerancia; Toleranz; Допуск; 容差, 公差;
        التفاوت المسموح, هامش التفاوت""",
    Field.STORE: """
        Store, Storage, Storage place, Store no., Storehouse, Warehouse, Magazine, Building;
        Magasin, Dépôt, Entrepôt, Lieu de stockage; Almacén, Depósito, Polvorín; Lager, Lagerort,
        Magazin, Depot; Склад, Место хранения; 库房, 仓库, 存放地点;
        المستودع, المخزن, مكان التخزين""",
    Field.NOTE: """
        Note, Notes, Remark, Remarks, Comment, Comments; Remarque, Remarques, Observation,
        Commentaire; Nota, Notas, Observaciones, Comentario; Bemerkung, Bemerkungen, Anmerkung,
        Hinweis; Примечание, Примечания, Комментарий; 备注, 備註, 说明; ملاحظة, ملاحظات""",
}
_CATEGORIES: Mapping[ArmsCategory, str] = {
    ArmsCategory.BATTLE_TANKS: "a, battle tank, battle tanks, tanks, 作战坦克, دبابات القتال",
    ArmsCategory.ARMOURED_COMBAT_VEHICLES: """
        b, armoured combat vehicle, armoured combat vehicles, ACV, 装甲战斗车,
        مركبات القتال المدرعة""",
    ArmsCategory.LARGE_CALIBRE_ARTILLERY: """
        c, large-calibre artillery systems, large-calibre artillery, 大口径火炮系统,
        منظومات المدفعية من العيار الكبير""",
    ArmsCategory.COMBAT_AIRCRAFT: "d, combat aircraft, 作战飞机, الطائرات المقاتلة",
    ArmsCategory.ATTACK_HELICOPTERS: """
        e, attack helicopter, attack helicopters, 攻击直升机, طائرات الهليكوبتر الهجومية""",
    ArmsCategory.WARSHIPS: "f, warship, warships, 军舰, السفن الحربية",
    ArmsCategory.MISSILES_AND_LAUNCHERS: """
        g, missiles, missile launchers, missiles and missile launchers, 导弹和导弹发射器,
        القذائف وقاذفات القذائف""",
    ArmsCategory.SMALL_ARMS_AND_LIGHT_WEAPONS: """
        h, SALW, small arms, small arm, light weapons, light weapon, small arms and light weapons,
        small arms/light weapons, ALPC, armes légères, armes légères et de petit calibre, APAL,
        armas pequeñas, armas pequeñas y armas ligeras, Kleinwaffen, Kleinwaffen und leichte Waffen,
        ЛСО, стрелковое оружие, легкое и стрелковое оружие, 小武器, 轻武器, 小武器和轻武器,
        الأسلحة الصغيرة, الأسلحة الصغيرة والأسلحة الخفيفة""",
    ArmsCategory.AMMUNITION: """
        ammunition, ammo, munitions, ammunition/munitions, munition, munición, municiones, Munition,
        боеприпасы, патроны, 弹药, الذخيرة, الذخائر""",
    ArmsCategory.PARTS_AND_COMPONENTS: """
        parts, parts and components, components, pièces, pièces et composants, piezas y componentes,
        Teile, Bauteile, Teile und Komponenten, части и компоненты, 零部件, 部件,
        الأجزاء والمكونات, قطع الغيار""",
}
_LINES = (
    "No., Nr., N°, #, Line, Line no., Row, Pos., Position, Lfd. Nr., № п/п, 序号, 序號, الرقم, م"
)
_TOTALS = """
    Total, Totals, Grand total, Subtotal, Sub-total, Sum, Total général, Sous-total, Totaux, Somme,
    Total general, Suma, Summe, Gesamt, Gesamtsumme, Zwischensumme, Insgesamt, Итого, Всего, 合计,
    总计, 共计, 小计, المجموع, الإجمالي, المجموع الكلي"""
_NO_SERIAL = """
    n/a, na, n.a., none, no, nil, null, nan, unknown, unk., unreadable, illegible, not available,
    not known, not marked, no serial, no serial number, without, missing, tbd, tba, tbc, see list,
    inconnu, inconnue, néant, sans, sans numéro, illisible, desconocido, ninguno, ninguna,
    sin número, sin serie, ilegible, s/n, unbekannt, keine, ohne, ohne Nummer, unleserlich, k.A.,
    entfällt, неизвестно, неизвестен, нет, без номера, б/н, 无, 未知, 不详, 无号, 不清,
    غير معروف, لا يوجد, بدون, بدون رقم, غير مقروء"""


def plain(text: str) -> str:
    """A name by which two spellings are compared: no case, accents, spaces, signs."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(
        character
        for character in unicodedata.normalize("NFKD", decomposed)
        if character.isalnum() and not unicodedata.combining(character)
    )


def _each(names: str) -> list[str]:
    return [plain(name) for name in re.split("[,;]", names)]


FIELD_OF: Mapping[str, Field] = {
    name: field for field, said in NAMES.items() for name in _each(said)
}
CATEGORY_OF: Mapping[str, ArmsCategory] = {
    name: category
    for category, said in _CATEGORIES.items()
    for name in (*_each(said), plain(category.name), plain(category))
}
# Columns that count the lines of a list; "#" has no letter to compare.
LINES = frozenset(_each(_LINES))
TOTALS = frozenset(_each(_TOTALS))
NO_SERIAL = frozenset(_each(_NO_SERIAL))


def field_named(header: str) -> Field | None:
    """The field a column of this name stands for: whole, unbracketed, or in one of two tongues."""
    if len(header) > LONGEST_NAME:
        return None
    without_brackets = re.sub(r"[(\[（【].*?[)\]）】]", "", header)
    for name in (header, without_brackets, *re.split(r"[/|\n]", without_brackets)):
        field = FIELD_OF.get(plain(name))
        if field is not None:
            return field
    return None


def category_named(text: str) -> ArmsCategory | None:
    """The category these words or letters mean, such as "(h)", "2(1)(h)", "SALW" or 小武器."""
    name = plain(text)
    if name in CATEGORY_OF:
        return CATEGORY_OF[name]
    letter = re.fullmatch(
        r"(?:att|tca|article|art|category|cat|categorie|kategorie)?(?:21)?([a-h])", name
    )
    return ArmsCategory(letter[1]) if letter else None
