#!/bin/sh
cd "$(dirname "$0")" || exit 1
if python3 -c "import sys; sys.exit(sys.version_info < (3, 8))" 2>/dev/null; then
  exec python3 start.py
fi
cat start-no-python.txt
open index.html 2>/dev/null || xdg-open index.html
