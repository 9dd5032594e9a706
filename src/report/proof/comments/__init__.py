"""What readers noted in PDFs that they were shown → the places in the content that it is about.

PDF ─annotations→ marked letters ─found among the letters of the content→ file:line:column
"""
