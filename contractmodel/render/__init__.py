"""Reports on a terminal: lines of styled words, laid out here, painted by Rich."""
