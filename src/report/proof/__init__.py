"""The proof round: what readers were shown and approved, and the files that are kept for good.

    made now ─┐
              ├─pages aligned→ words matched → pixels → changes → one web page
    last proof┘

Each module is imported by itself: who asks for the last proof need not load what compares.
"""
