# Everything starts here. Needed: Python 3.11 or newer and make; the rest is put into .venv.

PYTHON ?= python3
PORT ?= 8000
DEV := $(PYTHON) -m tools.environment dev &&
IN := PYTHONPATH=site:. .venv/bin/python

COMPILE := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url $(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench demo requirements

help:
	@echo "make run [PORT=8000]    install, build the demonstration city, serve it on 127.0.0.1"
	@echo "make test [ARGS=…]      install and run the tests, on the services of DATABASE_URL and SEARCH_URL"
	@echo "make lint               style, templates, types, imports between rooms, migrations"
	@echo "make format             put code and templates into the common form"
	@echo "make bench              measure beside the defaults of the stack; N=100000: at that size; NAME=matching: one alone"
	@echo "make demo               bring the demonstration content up to date"
	@echo "make requirements       compile requirements/*.in to pinned, hashed *.txt; UPGRADE=1: newest versions"

run:
	@$(PYTHON) -m tools.run --port $(PORT)

test:
	@$(PYTHON) -m tools.test -- $(ARGS)

lint:
	@$(PYTHON) -m tools.lint

format:
	@$(PYTHON) -m tools.lint --fix

bench:
	@$(DEV) $(IN) -m $(if $(NAME),bench.$(NAME) $(N),bench $(if $(N),--acts $(N)))

demo:
	@$(PYTHON) -m tools.environment base && $(IN) manage.py migrate --verbosity 0 && $(IN) manage.py load_demo

requirements:
	@$(DEV) $(COMPILE) requirements/base.in --output-file requirements/base.txt
	@$(COMPILE) requirements/dev.in --constraints requirements/base.txt --output-file requirements/dev.txt
