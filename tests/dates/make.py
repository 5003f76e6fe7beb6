#!/usr/bin/env python3
"""Writes calendar.txt: probes whose values Python's own calendar and the package hijridate compute.

    pip install hijridate && python3 tests/dates/make.py > tests/dates/calendar.txt

The day of publication is Wednesday 16 October 2024. The sentences take turns, so that no two probes are alike.
"""
import datetime as dt, itertools, random
from hijridate import Hijri

random.seed(5)
PUB = dt.date(2024, 10, 16)
FRAMES = ["عقد الاجتماع في {}.", "وقالت الوزارة إن الحادث وقع في {} قرب المدينة.", "صدر القرار في {}، بحسب البيان.",
          "ومنذ {} لم يتغير شيء.", "افتتح المعرض في {} بحضور كبير.", "كان ذلك في {} كما تذكر المصادر."]
frames = itertools.cycle(FRAMES)
def probe(words, kind, value, frame=None):
    text = (frame or next(frames)).format(words)
    print(f"example: {text}\nexpect: «{words}» {kind} {value}\n")

SETS = {
    "Egypt, Gulf": "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split(),
    "Levant": ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"],
    "Tunisia, Algeria": "جانفي فيفري مارس أفريل ماي جوان جويلية أوت سبتمبر أكتوبر نوفمبر ديسمبر".split(),
    "Morocco": "يناير فبراير مارس أبريل ماي يونيو يوليوز غشت شتنبر أكتوبر نونبر دجنبر".split(),
    "Mauritania": "يناير فبراير مارس إبريل مايو يونيو يوليو أغشت شتمبر أكتوبر نوفمبر دجمبر".split(),
    "Libya 1986-2011": ["أي النار", "النوار", "الربيع", "الطير", "الماء", "الصيف", "ناصر", "هانيبال", "الفاتح", "التمور", "الحرث", "الكانون"],
}
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
def a_day(m): return dt.date(random.randint(1930, 2035), m, random.randint(1, 28))

print("# Written by make.py, which tells how: do not edit by hand.\n")
for region, names in SETS.items():
    print(f"# {region}\n")
    for m, name in enumerate(names, 1):
        d = a_day(m)
        probe(f"{d.day} {name} {d.year}", "DATE", d)
        d = a_day(m)
        digits = random.choice([EASTERN, PERSIAN])
        if region != "Libya 1986-2011":
            probe(f"{d.day} {name} {d.year}".translate(digits), "DATE", d)
            probe(f"{name} {d.year}", "DATE", f"{d.year}-{m:02}")
        else:
            probe(f"{d.day} من شهر {name} {d.year}", "DATE", d)

print("# Double names, in both orders\n")
east, levant = SETS["Egypt, Gulf"], SETS["Levant"]
for m in range(1, 13):
    d = a_day(m)
    shape = ["{} {}/{} {}", "{} {} ({}) {}", "{} {} / {} {}", "{} {}-{} {}"][m % 4]
    a, b = (east, levant) if m % 2 else (levant, east)
    probe(shape.format(d.day, a[m - 1], b[m - 1], d.year), "DATE", d)

print("# The Islamic year\n")
HIJRI = ["محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذي الحجة"]
for n, (m, era) in enumerate(itertools.product(range(1, 13), ["هـ", " هـ", " هجرية"])):
    y, day = random.randint(1350, 1490), random.randint(1, 29)
    g = Hijri(y, m, day).to_gregorian()
    probe(f"{day} {HIJRI[m - 1]} {y}{era}", "DATE", f"{g.year:04}-{g.month:02}-{g.day:02}")
for m in range(1, 13):
    y = random.randint(1400, 1449)
    a = Hijri(y, m, 1); n = a.month_length()
    b = Hijri(y, m, n).to_gregorian(); a = a.to_gregorian()
    probe(f"{HIJRI[m - 1]} {y}هـ", "DATE", f"{a.isoformat()}/{b.isoformat()}")
for shape in ("{y}/{m:02}/{d:02}هـ", "{d}/{m}/{y}هـ", "{d}-{m}-{y} هـ", "{d}/{m}/{y}"):
    for _ in range(3):
        y, m, day = random.randint(1400, 1449), random.randint(1, 12), random.randint(1, 29)
        g = Hijri(y, m, day).to_gregorian()
        probe(shape.format(y=y, m=m, d=day), "DATE", g.isoformat())
for _ in range(12):
    y, m, day = random.randint(1400, 1449), random.randint(1, 12), random.randint(1, 29)
    g = Hijri(y, m, day).to_gregorian()
    name = random.choice([east, levant])[g.month - 1]
    probe(random.choice([f"{day} {HIJRI[m-1]} {y} هـ الموافق {g.day} {name} {g.year}",
                         f"{day} {HIJRI[m-1]} {y}هـ الموافق لـ{g.day} {name} {g.year} م",
                         f"{g.day} {name} {g.year} الموافق {day} {HIJRI[m-1]} {y}هـ",
                         f"{day} {HIJRI[m-1]} {y}هـ ({g.day} {name} {g.year})"]), "DATE", g.isoformat())

print("# Digits and signs\n")
for shape in ("{d}/{m}/{y}", "{y}/{m}/{d}", "{y}-{m:02}-{d:02}", "{d}-{m}-{y}", "{d}.{m}.{y}", "{d:02}/{m:02}/{y}م",
              "{d}\u200f/{m}\u200f/{y}", "\u200e{d}/{m}/{y}", "{d}\u061c/{m}\u061c/{y}", "{d} / {m} / {y}"):
    for digits in (None, EASTERN, PERSIAN):
        d = a_day(random.randint(1, 12))
        words = shape.format(d=d.day, m=d.month, y=d.year)
        words = words.translate(digits) if digits else words
        text = next(frames).format(words)
        print(f"example: {text}\nexpect: «{words.lstrip(chr(0x200e))}» DATE {d}\n")

print("# Days of the week\n")
WEEK = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
for n, name in enumerate(WEEK):
    back, ahead = (PUB.weekday() - n) % 7, (n - PUB.weekday()) % 7
    probe(name, "DATE", PUB - dt.timedelta(back), "وقال الوزير {} إن الأزمة انتهت.")
    probe(f"يوم {name}", "DATE", PUB - dt.timedelta(back), "أعلنت الشركة {} نتائجها.")
    past = random.choice(["الماضي", "الفائت", "المنصرم"])
    probe(f"{name} {past}", "DATE", PUB - dt.timedelta(back or 7), "كما حدث {} في العاصمة.")
    future = random.choice(["المقبل", "القادم"])
    probe(f"يوم {name} {future}", "DATE", PUB + dt.timedelta(ahead or 7), "ستبدأ المحادثات {} في جنيف.")
    d = dt.date(2023, 3, 6) + dt.timedelta(n)
    probe(f"{name} {d.day} مارس {d.year}", "DATE", d)

print("# Number words\n")
ONES = ["", "واحد", "اثنين", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
FEM = ["", "واحد", "اثنين", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
TENS = ["", "", "عشرين", "ثلاثين", "أربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"]
HUND = {8: "ثمانمئة", 9: "تسعمئة"}
def small(n):
    if n < 10: return ONES[n]
    if n == 10: return "عشرة"
    if n < 20: return {11: "أحد عشر", 12: "اثني عشر"}.get(n) or f"{ONES[n-10]} عشر"
    return f"{ONES[n%10]} و{TENS[n//10]}" if n % 10 else TENS[n // 10]
for y in (1805, 1882, 1914, 1919, 1936, 1948, 1952, 1956, 1967, 1973, 1990, 1999, 2003, 2011, 2015, 2020, 2024, 2030):
    c, rest = divmod(y, 100)
    head = f"ألف و{HUND[c % 10]}" if y < 2000 else "ألفين"
    words = f"{head} و{small(rest)}" if rest else head
    probe(f"{random.choice(['عام', 'سنة'])} {words}", "DATE", y)
ORD = {1: "الأول", 2: "الثاني", 3: "الثالث", 4: "الرابع", 5: "الخامس", 6: "السادس", 7: "السابع", 8: "الثامن", 9: "التاسع", 10: "العاشر"}
def ordinal(n):
    if n <= 10: return ORD[n]
    if n == 11: return "الحادي عشر"
    if n < 20: return f"{ORD[n-10]} عشر"
    if n % 10 == 0: return "ال" + TENS[n // 10]
    return f"{'الحادي' if n % 10 == 1 else ORD[n%10]} وال{TENS[n//10]}"
for n in range(1, 32):
    m = random.choice([1, 3, 5, 7, 8, 10, 12])
    y = random.randint(1940, 2024)
    probe(f"{ordinal(n)} من {east[m-1]} {random.choice(['', 'عام ', 'سنة '])}{y}", "DATE", dt.date(y, m, n))
for n in list(range(3, 11)):
    probe(f"{ONES[n] if n < 10 else 'عشرة'} أيام", "DURATION", f"P{n}D", "استمرت المعارك {} متفرقة.".replace(" متفرقة", ""))
for n in (11, 12, 15, 19, 20, 25, 33, 48, 54, 67, 76, 89, 90):
    probe(f"{small(n)} عاما", "DURATION", f"P{n}Y", "عاش في المنفى {}.")
for n in (3, 5, 7, 12, 24, 36, 48, 72, 100, 250):
    probe(f"{n} {'ساعات' if n < 11 else 'ساعة'}", "DURATION", f"PT{n}H", "وظل عالقا {} تحت الأنقاض.")

print("# Distances from the day of publication\n")
for n in range(3, 11):
    probe(f"قبل {ONES[n] if n < 10 else 'عشرة'} أيام", "DATE", PUB - dt.timedelta(n), "غادر البلاد {}.")
for n in (11, 17, 20, 45):
    probe(f"قبل {n} يوما", "DATE", PUB - dt.timedelta(n), "بدأ الإضراب {}.")
for n in (3, 4, 7):
    w = (PUB - dt.timedelta(7 * n)).isocalendar()
    probe(f"قبل {ONES[n]} أسابيع", "DATE", f"{w[0]}-W{w[1]:02}", "انتهت الحملة {}.")
for n in (3, 5, 9, 11):
    k = PUB.year * 12 + PUB.month - 1 - n
    probe(f"قبل {n} {'أشهر' if n < 11 else 'شهرا'}", "DATE", f"{k//12}-{k%12+1:02}", "تولى منصبه {}.")
for n in (3, 6, 10, 15, 40):
    probe(f"قبل {n} {'سنوات' if n < 11 else 'سنة'}", "DATE", PUB.year - n, "توقف المشروع {}.")
