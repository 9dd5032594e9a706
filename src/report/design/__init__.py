"""The look, as `styles/` says it: colours, sheets and fonts, settings and their limits."""
