"""What files of an output folder hold beside the tables: bytes, hashes, hidden text, free pages, leftovers."""
import hashlib
import hmac
import re
import sqlite3
import struct
from html.parser import HTMLParser
from pathlib import Path

HASHES = ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s")


def files(folder):
    return sorted(p for p in Path(folder).rglob("*") if p.is_file())


def prefixes(text):
    """A decimal number as it may be cut or rounded in a text, from six significant digits on, which is not by chance."""
    text = text.replace(",", ".").lstrip("-")
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    lead = next((k for k, i in enumerate(digits) if text[i] != "0"), len(digits))
    return {text[:i + 1] for i in digits[lead + 5:]} if "." in text else set()


def texts_of(number):
    found = {repr(float(number)).lstrip("-")} | prefixes(f"{abs(number):.17f}"[:18])
    for digits in range(6, 16):
        found.add(f"{abs(number):.{digits}g}")
    return {t for t in found if "e" not in t and "." in t and sum(c.isdigit() for c in t.lstrip("0.")) >= 6}


def agrees(word, number):
    """Whether all digits of the word are the number's, but for the last, which may be cut or rounded. Six alone are met by chance among
    the hundred thousand numbers of a region."""
    text = word.replace(",", ".")
    return abs(float(text) - abs(number)) <= 1.000001 * 10.0 ** -len(text.partition(".")[2])


def bytes_of(number):
    return {struct.pack(">d", number), struct.pack("<d", number)}


def telltale(number):
    """Long enough to be recognised anywhere."""
    return number is not None and len(repr(float(number)).strip("-0").replace(".", "")) >= 9


def search(folder, secrets, published):
    """[(file, secret)] for the withheld real numbers that occur in a file as text or as the bytes of a double.

    secrets: {number: what it is}; numbers that are published too are no secrets, and one that is printed in full, such as 20.5335
    apportioned persons, is not another that begins like it."""
    known = [n for n in published if telltale(n)]
    in_full = {repr(abs(n)) for n in published}
    open_texts, open_bytes = {t for n in known for t in texts_of(n)}, {b for n in known for b in bytes_of(n)}
    texts, raws = {}, {}
    for number, what in secrets.items():
        if telltale(number):
            for text in texts_of(number) - open_texts:
                texts.setdefault(text, []).append((number, what))
            raws.update((b, what) for b in bytes_of(number) - open_bytes)
    found = []
    for path in files(folder):
        raw = path.read_bytes()
        if path.suffix == ".gpkg":
            found += [(path.name, what) for pattern, what in raws.items() if pattern in raw]
        words = {w.decode() for w in re.findall(rb"\d+[.,]\d{4,}", raw)}
        words = {w for w in words if w.replace(",", ".") not in in_full}
        found += [(path.name, what) for word in words for p in prefixes(word) & texts.keys()
                  for number, what in texts[p] if not prefixes(word) & open_texts and agrees(word, number)]
    return found


def guessed_hashes(folder, sources, values):
    """[(file, what)] for hexadecimal hashes in text files that are plain hashes of a source file, one of its lines or a small
    value, or keyed by something that anyone would try."""
    guesses = {}

    def guess(raw, what):
        for name in HASHES:
            guesses[hashlib.new(name, raw).hexdigest()] = f"{name} of {what}"
        guesses[hashlib.blake2b(raw, digest_size=32).hexdigest()] = f"blake2b-256 of {what}"
        for key in (b"", b"\0" * 32, b"omrade", b"key", b"secret"):
            guesses[hmac.new(key, raw, "sha256").hexdigest()] = f"hmac of {what} under {key!r}"
    for path in sources:
        raw = Path(path).read_bytes()
        guess(raw, Path(path).name)
        for line in raw.splitlines()[:200]:
            guess(line, f"a line of {Path(path).name}")
            guess(line + b"\n", f"a line of {Path(path).name}")
    for value in values:
        guess(str(value).encode(), f"the value {value}")
        guess(struct.pack("<d", value), f"the double {value}")
    shortest = {h[:12]: what for h, what in guesses.items()}
    found = []
    for path in files(folder):
        if path.suffix in (".json", ".html", ".csv"):
            for text in set(re.findall(r"\b[0-9a-f]{12,128}\b", path.read_text())):
                what = guesses.get(text) or (shortest.get(text) if len(text) == 12 else None)
                if what:
                    found.append((path.name, what))
    return found


def free_pages(folder):
    """[(file, pages)] of GeoPackages with pages that belong to nothing: what was deleted is still in them."""
    found = []
    for path in files(folder):
        if path.suffix == ".gpkg":
            with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
                count = base.execute("PRAGMA freelist_count").fetchone()[0]
                if count:
                    found.append((path.name, count))
    return found


def leftovers(parent, expected, folder):
    """Names beside the output, or in it, that nobody asked for."""
    beside = sorted(p.name for p in Path(parent).iterdir() if p.name not in expected)
    odd = [p.name for p in files(folder) if p.suffix not in (".html", ".csv", ".gpkg", ".json") or p.name.startswith(".")]
    return beside + odd


MARKS = ("skyddad", "protected", "withheld")
# What the forms of a page are filed under; the page says all of it.
FILED = ("data-level", "data-area", "data-period", "data-run", "data-file", "data-field", "data-said")


class Page(HTMLParser):
    """What a reader of a page does not see: comments, attributes that carry data, and shapes whose class and title disagree on
    whether their number is withheld."""

    def __init__(self):
        super().__init__()
        self.found, self.open, self.title = [], [], None
        self.hatched, self.href = {}, None  # of a map: how often each area is drawn as withheld, once for each layer

    def handle_comment(self, data):
        self.found.append(f"comment: {data[:60]}")

    def handle_starttag(self, tag, attributes):
        self.found += [f"{tag} {name}={value}" for name, value in attributes
                       if (name.startswith("data-") and name not in FILED) or (name in ("title", "aria-label", "alt") and any(m in (value or "") for m in MARKS)
                                                       and any(c.isdigit() for c in (value or "").split(":")[-1]))]
        if tag == "svg":
            self.hatched = {}
        if tag == "use":
            self.href = dict(attributes).get("href")
            if self.open and "withheld" in self.open[-1][1].split():
                self.hatched[self.href] = self.hatched.get(self.href, 0) + 1
        if tag == "title":
            self.title = ""
        elif tag not in ("br", "hr", "img", "input", "link", "meta", "col", "wbr"):
            self.open.append((tag, dict(attributes).get("class") or ""))

    def handle_data(self, data):
        if self.title is not None:
            self.title += data

    def handle_endtag(self, tag):
        if tag == "title":
            classes = self.open[-1][1].split() if self.open else []
            marked = any(self.title.rstrip().endswith(m) for m in MARKS)
            if self.open and self.open[-1][0] == "use" and any("tips" in held.split() for _, held in self.open):
                lines = sum(any(line.rstrip().endswith(m) for m in MARKS) for line in self.title.splitlines())
                if lines != self.hatched.get(self.href, 0):
                    self.found.append(f"{self.href} is hatched {self.hatched.get(self.href, 0)} times with the title {self.title}")
            elif self.open and self.open[-1][0] == "use" and (marked != ("withheld" in classes) or (marked and len(classes) > 1)):
                self.found.append(f"shape of class {classes} with the title {self.title}")
            self.title = None
        elif self.open and self.open[-1][0] == tag:
            self.open.pop()


def unseen(folder):
    """[(page, what)]"""
    found = []
    for path in files(folder):
        if path.suffix == ".html":
            page = Page()
            page.feed(path.read_text(encoding="utf-8"))
            found += [(path.name, what) for what in page.found]
    return found
