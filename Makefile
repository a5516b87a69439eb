# 每条命令都由 hooks/run.py 准备好环境再做；Windows 没有 make 时直接运行 python hooks/run.py <命令>。
PYTHON ?= $(shell command -v python3 || command -v python)
export ADDR

.PHONY: serve build check test book schemas permalinks lock clean
serve build check test book schemas permalinks lock clean:
	@if [ -z "$(PYTHON)" ]; then echo "没有找到 Python：请先安装 Python 3.11.5 或更新的版本。" >&2; exit 2; fi
	@"$(PYTHON)" hooks/run.py $@
