@echo off
rem ASCII only: cmd reads this file in the code page of the machine. The Chinese is in start-no-python.txt.
pushd "%~dp0"
chcp 65001 >nul
set FOUND=
for %%P in (python3 python py) do %%P -c "import sys; sys.exit(sys.version_info < (3, 8))" >nul 2>nul && set FOUND=%%P
if "%FOUND%"=="" goto missing
%FOUND% start.py
if errorlevel 1 pause
goto end
:missing
type start-no-python.txt
start "" index.html
pause
:end
popd
