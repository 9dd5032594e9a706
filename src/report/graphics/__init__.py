"""Pictures drawn from the content, as SVG."""
