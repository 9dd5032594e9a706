"""Texts that organisations send: from Word, the web, Markdown or plain text to our Markdown.

Such files are not trusted. They are of limited size, nothing is fetched for them, no other
file is read for them but pictures beside a saved page, and what they say reaches a text
only as words, headings, lists, quotes and links that a page can show.
"""
