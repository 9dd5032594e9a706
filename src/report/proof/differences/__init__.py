"""What has changed on the pages since readers were shown them last.

made now ─┐
├─pages aligned→ words matched → pixels → changes → one web page
last proof┘
"""
