# 每条命令都由 hooks/run.py 准备好环境再做；Windows 没有 make 时直接运行 python hooks/run.py <命令>。
PYTHON ?= $(shell command -v python3 || command -v python)
export ADDR BASE BENCH TAG
NEW = new-role new-chapter new-quiz new-worksheet new-pack
# 只认命令行上写的：环境里可能本来就有同名的变量（WSL 有 NAME）
GIVEN = $(foreach v,ID NAME GROUP PAGE CHAPTER TYPE,$(if $(filter command,$(origin $v)),$v='$(subst ','\'',$($v))'))

.PHONY: serve build check fix terms test schemas permalinks lock links book audit bench offline release clean $(NEW)
serve build check fix terms test schemas permalinks lock links book audit bench offline release clean $(NEW):
	@if [ -z "$(PYTHON)" ]; then echo "没有找到 Python：请先安装 Python 3.11.5 或更新的版本。" >&2; exit 2; fi
	@"$(PYTHON)" hooks/run.py $@ $(if $(filter $@,$(NEW)),$(GIVEN))
