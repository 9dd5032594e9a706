"""Make the outline of the maps from a GeoJSON file of Sweden.

    .venv/bin/python scripts/outline.py sweden.geojson [OUTPUT]

The file is to hold one Feature with a MultiPolygon in degrees, such as Sweden
among "Admin 0 – Countries" of Natural Earth, 1:10m, which is in the public
domain: https://www.naturalearthdata.com/about/terms-of-use/
"""

import json
import sys
from pathlib import Path

from report.graphics.outline import FILE, Ring, area, simplified
from report.graphics.sweref import sweref_km

# For a picture 150 mm high, on which 1 mm is 10 km.
LEAST_ISLAND_KM2 = 500  # Gotland and Öland; smaller ones would be specks behind the names
LEAST_DETAIL_KM2 = 10  # a bay of 0.1 mm²: what is finer makes the coast restless

SOURCE = "Natural Earth 1:10m, Admin 0 – Countries; public domain"
PLANE = "SWEREF 99 TM (EPSG:3006), easting and northing in km, made by scripts/outline.py"


def outline(geometry: list[list[list[list[float]]]]) -> list[Ring]:
    """Return the outer rings of polygons in degrees, projected and simplified, largest first."""
    rings = []
    for polygon in geometry:
        # In GeoJSON the last point of a ring repeats the first (RFC 7946, 3.1.6).
        ring = tuple(sweref_km(latitude, longitude) for longitude, latitude in polygon[0][:-1])
        if area(ring) >= LEAST_ISLAND_KM2:
            rings.append(simplified(ring, LEAST_DETAIL_KM2))
    return sorted(rings, key=area, reverse=True)


def written(rings: list[Ring]) -> str:
    """Return the file's text: JSON with few points to a line, so that differences can be read."""
    parts = []
    for ring in rings:
        points = [f"[{east:.1f},{north:.1f}]" for east, north in ring]
        lines = [",".join(points[start : start + 6]) for start in range(0, len(points), 6)]
        parts.append("[\n" + ",\n".join(lines) + "\n]")
    source, plane = (json.dumps(text, ensure_ascii=False) for text in (SOURCE, PLANE))
    return f'{{"source": {source},\n"plane": {plane},\n"rings": [{", ".join(parts)}]}}\n'


def main() -> None:
    """Read the file that is named first, write the one named second or that of the package."""
    if len(sys.argv) not in (2, 3):
        sys.exit((__doc__ or "").strip())
    feature = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    output = Path(sys.argv[2]) if len(sys.argv) == 3 else FILE
    output.write_text(written(outline(feature["geometry"]["coordinates"])), "utf-8")


if __name__ == "__main__":
    main()
