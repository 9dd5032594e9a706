"""What was measured, as tables of Markdown, and how they are put into a page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Final

from cases import JOBS, LARGEST, MADE, SIZES, TITLES
from engines import CHROMIUM, OTHERS, WEASYPRINT
from timing import Sample

BEGIN: Final = "<!-- begin: written by `make bench` -->"
END: Final = "<!-- end -->"
MEGABYTE: Final = 1_000_000
KILOBYTE: Final = 1_000
MOST_BYTES: Final = 500 * MEGABYTE  # of memory
MOST_FILE_BYTES: Final = 380 * KILOBYTE


@dataclass
class Results:
    """Samples by the name of their case, why others failed, and the phases of a cold booklet."""

    samples: dict[str, list[Sample]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    peaks: dict[str, int | None] = field(default_factory=dict)  # of warm-ups, in bytes
    phases: Mapping[str, float] = field(default_factory=dict)

    def add(self, case: str, sample: Sample) -> None:
        """Take one more sample of a case."""
        self.samples.setdefault(case, []).append(sample)

    def wall_s(self, case: str) -> float | None:
        """Return the median of a case by the clock."""
        samples = self.samples.get(case)
        return median(sample.wall_s for sample in samples) if samples else None


@dataclass(frozen=True)
class Claim:
    """A case that is to take at most so many times what `times` of another take.

    Where there is no other, it is to take at most so many seconds.
    """

    case: str
    against: str | None
    most: float
    times: int = 1


CLAIMS: Final = (
    Claim("help", "typer", 1.5),
    Claim("check", "pydantic", 2),
    Claim("cold", WEASYPRINT.name, 0.75),
    Claim("reworded", WEASYPRINT.name, 0.4),
    Claim("unchanged", WEASYPRINT.name, 0.15),
    Claim("profiles", WEASYPRINT.name, 1),
    Claim("edited", WEASYPRINT.name, 0.4),
    Claim("cold", CHROMIUM.name, 2),
    Claim("seen", None, 0.3),
    Claim(f"booklet-{LARGEST}", "booklet-60", 4.9),
    Claim(f"profiles-{LARGEST}", "warm", 0.6, times=LARGEST),
)


def tables(results: Results, machine: str) -> str:
    """Return all tables that have a row, each under its heading."""
    parts = [
        ("Goals", _claims(results)),
        ("Seconds and memory", _cases(results)),
        ("Processes", _processes(results)),
        ("Growth", _growth(results)),
        ("Other engines, the same booklet", _engines(results)),
        ("Where the time of a cold booklet goes", _phases(results)),
        ("Not measured", _failures(results)),
    ]
    written = [f"### {title}\n\n" + "\n".join(rows) for title, rows in parts if len(rows) > 2]
    return "\n\n".join([machine, *written])


def put_between_marks(page: str, text: str) -> str:
    """Put a text in the place of what stands between the two marks of a page.

    >>> put_between_marks(f"a\\n{BEGIN}\\nold\\n{END}\\nz", "new").split("\\n")[2:5]
    ['', 'new', '']
    """
    before, _, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"the page lacks '{BEGIN}' or, after it, '{END}'")
    return f"{before}{BEGIN}\n\n{text}\n\n{END}{after}"


def write(path: Path, text: str) -> None:
    """Put a text between the marks of a file."""
    path.write_text(put_between_marks(path.read_text("utf-8"), text), "utf-8")


def table(head: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> list[str]:
    """Lay out a table: so many columns from the left hold words, the others figures.

    >>> table(["case", "s"], [["cold", "1.2"]])
    ['| case | s |', '|---|--:|', '| cold | 1.2 |']
    """
    rule = "".join("---|" if number < left else "--:|" for number in range(len(head)))
    return [_row(head), f"|{rule}", *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _claims(results: Results) -> list[str]:
    head = ["case", "against", "ratio", "at most", "reached"]
    rows = [row for claim in CLAIMS if (row := _claim(claim, results))]
    return table(head, [*rows, *_size_claims(results)], left=2)


def _claim(claim: Claim, results: Results) -> list[str] | None:
    names = [TITLES[claim.case], _yardstick(claim)]
    cases = [name for name in (claim.case, claim.against) if name]
    if failed := [name for name in cases if name in results.failed]:
        return [*names, "–", f"{claim.most:g}", f"not measured: {TITLES[failed[0]]}"]
    case_s = results.wall_s(claim.case)
    against_s = results.wall_s(claim.against) if claim.against else 1
    if case_s is None or against_s is None:
        return None
    return [*names, *_judged(case_s / (claim.times * against_s), claim.most)]


def _yardstick(claim: Claim) -> str:
    """Say what a case is held against."""
    if claim.against is None:
        return "1 s"
    against = TITLES[claim.against]
    return against if claim.times == 1 else f"{claim.times} × {against}"


def _size_claims(results: Results) -> Iterator[list[str]]:
    name = f"booklet-{LARGEST}"
    if peak := _peak_bytes(results.samples.get(name, [])):
        ratio = peak / MOST_BYTES
        yield [f"{TITLES[name]}, peak memory", _megabytes(MOST_BYTES) + " MB", *_judged(ratio, 1)]
    if sizes := [sample.file_bytes for sample in results.samples.get("cold", [])]:
        size, most = sizes[-1] or 0, MOST_FILE_BYTES
        yield ["size of the booklet", f"{most / KILOBYTE:.0f} kB", *_judged(size / most, 1)]


def _judged(ratio: float, most: float) -> list[str]:
    return [f"{ratio:.2f}", f"{most:g}", "yes" if ratio <= most else "no"]


def _cases(results: Results) -> list[str]:
    head = ["case", "median s", "least s", "most s", "processors s", "memory MB", "pages", "runs"]
    return table(head, (_case(name, found) for name, found in results.samples.items()))


def _case(name: str, samples: Sequence[Sample]) -> list[str]:
    walls = [sample.wall_s for sample in samples]
    cpus = [sample.cpu_s for sample in samples if sample.cpu_s is not None]
    pages = [sample.pages for sample in samples if sample.pages]
    return [
        TITLES[name],
        *(_seconds(seconds) for seconds in (median(walls), min(walls), max(walls))),
        _seconds(median(cpus)) if cpus else "",
        _megabytes(_peak_bytes(samples)),
        f"{pages[-1]}" if pages else "",
        f"{len(samples)}",
    ]


def _growth(results: Results) -> list[str]:
    head = ["made", "s", "s for each", "of the first", "pages", "memory MB"]
    rows = []
    for product in ("booklet", "profiles"):
        found = {size: results.samples.get(f"{product}-{size}", []) for size in SIZES}
        each = {
            size: median(s.wall_s for s in samples) / size
            for size, samples in found.items()
            if samples
        }
        for size, each_s in each.items():
            first_s = next(iter(each.values()))
            pages = f"{found[size][-1].pages or ''}"
            peak = _megabytes(_peak_bytes(found[size]))
            name = TITLES[f"{product}-{size}"]
            seconds = _seconds(each_s * size)
            rows.append([name, seconds, _seconds(each_s), f"{each_s / first_s:.2f}", pages, peak])
    return table(head, rows)


def _processes(results: Results) -> list[str]:
    """Return what takes how long in how many processes, and the part of one that it takes."""
    head = ["made", *(f"{jobs}" for jobs in JOBS), *(f"{jobs} of 1" for jobs in JOBS[1:])]
    rows = []
    for name, title in MADE.items():
        found = [results.wall_s(f"{name}-in-{jobs}") for jobs in JOBS]
        seconds = [second for second in found if second is not None]
        if len(seconds) == len(JOBS):
            ratios = (f"{second / seconds[0]:.2f}" for second in seconds[1:])
            rows.append([title, *map(_seconds, seconds), *ratios])
    return table(head, rows)


def _engines(results: Results) -> list[str]:
    head = ["engine", "does not do", "median s", "of cold", "memory MB", "pages"]
    cold_s = results.wall_s("cold")
    rows = []
    for engine in (WEASYPRINT, CHROMIUM, *OTHERS):
        wall_s, samples = results.wall_s(engine.name), results.samples.get(engine.name, [])
        if wall_s:
            ratio = f"{wall_s / cold_s:.2f}" if cold_s else ""
            peak = _megabytes(_peak_bytes(samples))
            pages = f"{samples[-1].pages}"
            rows.append([engine.title, engine.lacks, _seconds(wall_s), ratio, peak, pages])
    return table(head, rows, left=2)


def _phases(results: Results) -> list[str]:
    total = sum(results.phases.values())
    rows = [
        [name, _seconds(seconds), f"{100 * seconds / total:.0f} %"]
        for name, seconds in results.phases.items()
    ]
    return table(["one processor, one thing after another", "s", "share"], rows)


def _failures(results: Results) -> list[str]:
    rows = [[TITLES[case], why.replace("|", "/")] for case, why in results.failed.items()]
    return table(["case", "why"], rows, left=2)


def _peak_bytes(samples: Sequence[Sample]) -> int | None:
    return max((sample.peak_bytes for sample in samples if sample.peak_bytes), default=None)


def _seconds(seconds: float) -> str:
    """Write seconds with about three figures that count.

    >>> [_seconds(s) for s in (0.1234, 1.234, 12.34, 123.4)]
    ['0.123', '1.23', '12.3', '123']
    """
    places = sum(seconds < limit for limit in (1, 10, 100))
    return f"{seconds:.{places}f}"


def _megabytes(size: int | None) -> str:
    return f"{size / MEGABYTE:.0f}" if size else ""
