# ordflow - see README.md. `make help` lists what can be made.

PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build
# The same folder by another name is no other flags: a test that installs would make all again under the others' feet.
override BUILD := $(patsubst $(CURDIR)/%,%,$(abspath $(BUILD)))
ifeq ($(origin CC),default)
CC := gcc
endif
VERSION := 0.1.0

# Where a library's archive is there it is linked in: that saves half a millisecond a command.
archive = $(if $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a)),-l:lib$(1).a,-l$(1))
LIBS := $(call archive,sqlite3) $(call archive,csv) $(call archive,nettle) $(call archive,unistring) -lm

# What one program alone needs: form.
PAPER_CFLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags pangocairo libqrencode))
PAPER_LIBS   := $(shell pkg-config --libs pangocairo libqrencode)

WARNINGS  := -Wall -Wextra -Wpedantic
HARDENING := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
OPTIMIZE  ?= -O2
SANITIZE  ?=
# The sanitizers' own code makes gcc see truncated formats that aren't there.
SANITIZING = -fsanitize=$(SANITIZE) -fno-sanitize-recover=all -fno-omit-frame-pointer -Wno-format-truncation
# Not added to the caller's own: those go on to makes below, which would add them again and make all anew.
ALL_CPPFLAGS = $(CPPFLAGS) -D_GNU_SOURCE -Ilib -I$(BUILD)/gen -DORDFLOW_VERSION='"$(VERSION)"'
ALL_CFLAGS   = $(CFLAGS) -std=gnu11 $(OPTIMIZE) -g $(WARNINGS) $(if $(SANITIZE),$(SANITIZING),$(HARDENING))
ALL_LDFLAGS  = $(LDFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE),-pie -Wl,-z,relro,-z,now) -Wl,--as-needed

FLOORS    := ground store policy flow report face
LIB_SRC   := $(foreach floor,$(FLOORS),$(wildcard lib/$(floor)/*.c))
LIB_OBJ   := $(LIB_SRC:%.c=$(BUILD)/%.o) $(BUILD)/gen/schema.o $(BUILD)/gen/shape.o
LIB       := $(BUILD)/libordflow.a
COMMANDS  := $(patsubst cmd/%.c,%,$(wildcard cmd/*.c))
BINARIES  := $(COMMANDS:%=$(BUILD)/bin/%)
UNIT      := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*.c))

SOURCES := $(wildcard man/*.in)
PAGES   := $(SOURCES:man/%.in=$(BUILD)/man/%)

# The languages beside English, where said() of lib/ground/language.h looks for them.
LANGUAGES  := $(patsubst lib/%.po,%,$(wildcard lib/*.po))
CATALOGUES := $(LANGUAGES:%=$(BUILD)/share/locale/%/LC_MESSAGES/ordflow.mo)

all: $(BINARIES) $(CATALOGUES)

# Where a program finds them is compiled in: never found out from where the program lies, which whoever links to it
# decides. Those of the build look into the build; what is installed is linked anew, with the place below PREFIX.
# An object for each place, since the archive gives its own only to those who have none.
$(BUILD)/lib/ground/catalogues.o: ALL_CPPFLAGS += -DCATALOGUES='"$(abspath $(BUILD))/share/locale"'
INSTALLED := $(COMMANDS:%=$(BUILD)/installed/%)
$(BUILD)/gen/prefix: always | $(BUILD)/gen
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' >$@

$(BUILD)/installed/catalogues.o: lib/ground/catalogues.c lib/ground/catalogues.h $(BUILD)/gen/prefix
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -DCATALOGUES='"$(PREFIX)/share/locale"' -c -o $@ $<

$(INSTALLED): $(BUILD)/installed/%: $(BUILD)/cmd/%.o $(BUILD)/installed/catalogues.o $(LIB)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(filter %.o,$^) $(LIB) $(LIBS)

help:
	@echo 'make [all]       build into $(BUILD)/bin'
	@echo 'make install     into $$DESTDIR$$PREFIX, the commands as $$PROGRAM_PREFIX and their name; make uninstall takes it away'
	@echo 'make install-dev the library, its headers and ordflow.pc'
	@echo 'make install-shared  the same for several people, who have one database: as root'
	@echo 'make deb         a Debian package of the same, in $(BUILD)'
	@echo 'make check       run every test (TEST=tests/flow.t picks some); check-asan: under the sanitizers'
	@echo 'make fuzz        look for what breaks the readers, FUZZ_TIME seconds each'
	@echo 'make translations  bring lib/*.po up to date with what the program says'
	@echo 'make lint        the compiler at its strictest, clang-tidy, cppcheck, shellcheck, mandoc'
	@echo 'make bench       ratios against a bare program doing the same'
	@echo 'make clean       remove $(BUILD)'

.PHONY: always all help man install install-dev install-shared deb uninstall check check-asan fuzz translations lint lint-c bench clean

$(BUILD)/bin/%: $(BUILD)/cmd/%.o $(LIB) | $(BUILD)/bin
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(LIB) $(LIBS)

$(BUILD)/bin/form $(BUILD)/installed/form: LIBS += $(PAPER_LIBS)
$(BUILD)/lib/face/paper_pdf.o $(BUILD)/lint/lib/face/paper_pdf.ok: ALL_CPPFLAGS += $(PAPER_CFLAGS)

$(BUILD)/share/locale/%/LC_MESSAGES/ordflow.mo: lib/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

# What the program says now, into the catalogues: new texts are empty there, changed ones fuzzy, both for a translator.
translations: $(BINARIES)
	sh scripts/texts $(BUILD) >$(BUILD)/ordflow.pot
	for language in $(LANGUAGES); do msgmerge --update --backup=none --no-wrap --sort-output lib/$$language.po $(BUILD)/ordflow.pot || exit; done

$(LIB): $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^

# What everything here is made with: it is made again when that changes. := since a target's own additions are no change.
FLAGS := $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS)
.PHONY: FORCE
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(FLAGS))' | cmp -s - $@ || printf '%s\n' '$(subst ','\'',$(FLAGS))' >$@

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/bin $(BUILD)/tests $(BUILD)/gen:
	@mkdir -p $@

-include $(wildcard $(BUILD)/lib/*/*.d $(BUILD)/lib/*/*/*.d $(BUILD)/cmd/*.d $(BUILD)/tests/*/*.d)

# The schema's scripts as arrays of bytes: C limits the length of a string literal.
SCHEMA_SQL := $(sort $(wildcard lib/store/schema/*.sql))
$(BUILD)/gen/schema.c: $(SCHEMA_SQL) scripts/embed | $(BUILD)/gen
	sh scripts/embed $(SCHEMA_SQL) >$@.new
	mv $@.new $@

# And the digest of what they make, from a program that makes it: with the store alone.
MAKES_SHAPE := $(BUILD)/lib/store/schema/shape.o $(filter $(BUILD)/lib/ground/% $(BUILD)/lib/store/%,$(LIB_OBJ)) $(BUILD)/gen/schema.o
$(BUILD)/gen/shape: $(MAKES_SHAPE)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -Wl,--gc-sections -o $@ $(MAKES_SHAPE) $(LIBS)
$(BUILD)/gen/shape.c: $(BUILD)/gen/shape
	$< >$@.new
	mv $@.new $@

$(BUILD)/gen/schema.o $(BUILD)/gen/shape.o: %.o: %.c $(BUILD)/flags
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -c -o $@ $<

# Tests: `make check`, under the sanitizers `make check-asan`. TEST=tests/flow.t picks some.
TEST ?= $(wildcard tests/*.t)
CHECK_LIBS := -lcmocka

$(BUILD)/tests/inject.so: tests/inject.c $(BUILD)/flags | $(BUILD)/tests
	$(CC) -D_GNU_SOURCE -std=gnu11 -O2 $(WARNINGS) $(if $(SANITIZE),-DSANITIZED) -fPIC -shared -o $@ $< -ldl

$(UNIT): $(BUILD)/tests/%: $(BUILD)/tests/unit/%.o $(LIB)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(LIB) $(LIBS) $(CHECK_LIBS)

# Fuzzing: FUZZ_TIME seconds for each harness (tests/fuzz); what it finds is kept in its corpus, which check replays.
FUZZ      := $(filter-out replay,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))
REPLAYS   := $(FUZZ:%=$(BUILD)/tests/fuzz-%)
FUZZ_TIME ?= 60

$(REPLAYS): $(BUILD)/tests/fuzz-%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/replay.o $(LIB)
	$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(BUILD)/tests/fuzz/replay.o $(LIB) $(LIBS)

# The same Makefile makes the library for clang's fuzzer.
FUZZING := $(MAKE) WARNINGS=-w BUILD=$(BUILD)/fuzzing CC=clang OPTIMIZE=-O1 SANITIZE=fuzzer-no-link,address,undefined
fuzz:
	+$(FUZZING) $(BUILD)/fuzzing/libordflow.a $(FUZZ:%=$(BUILD)/fuzzing/tests/fuzz/%.o)
	for harness in $(FUZZ); do \
		clang -fsanitize=fuzzer,address,undefined -o $(BUILD)/fuzzing/$$harness $(BUILD)/fuzzing/tests/fuzz/$$harness.o \
			$(BUILD)/fuzzing/libordflow.a $(LIBS) && mkdir -p $(BUILD)/fuzzing/$$harness.found && \
		$(BUILD)/fuzzing/$$harness -max_total_time=$(FUZZ_TIME) -timeout=10 -artifact_prefix=tests/fuzz/$$harness.corpus/ \
			$(BUILD)/fuzzing/$$harness.found tests/fuzz/$$harness.corpus || exit; \
	done

check: all man $(UNIT) $(REPLAYS) $(BUILD)/tests/inject.so
	BUILD=$(abspath $(BUILD)) CMOCKA_MESSAGE_OUTPUT=TAP prove -j$$(nproc) $(PROVEFLAGS) --exec 'sh tests/run' $(UNIT) $(TEST)

check-asan:
	FAULTS=$${FAULTS:-2} STORY_FAULTS=$${STORY_FAULTS:-0} $(MAKE) BUILD=build/asan OPTIMIZE=-O1 SANITIZE=address,undefined check

# Bench: ratios, never bare times. RUNS=101 and LINES_OF_IMPORT=1000000 for a long one.
$(BUILD)/bench/%: tests/bench/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $< $(LIBS)

bench: all $(BUILD)/bench/pair $(BUILD)/bench/baseline $(BUILD)/tests/inject.so
	BUILD=$(abspath $(BUILD)) sh tests/bench/run.sh

# Lint: the compiler at its strictest, clang-tidy, cppcheck, shellcheck, mandoc.
STRICT   := -Werror -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla -Wundef \
	-Wcast-qual -Wpointer-arith -Wwrite-strings -Wformat=2 -Wno-format-nonliteral
LINT_C   := $(LIB_SRC) $(wildcard lib/store/schema/*.c cmd/*.c) $(wildcard tests/*.c tests/unit/*.c tests/bench/*.c tests/fuzz/*.c)
LINTED   := $(LINT_C:%.c=$(BUILD)/lint/%.ok)
SCRIPTS  := $(filter-out %.example %.zsh %.fish,$(wildcard scripts/*)) \
	$(wildcard .ci/* tests/*.t tests/lib.sh tests/owners tests/run tests/bench/*.sh)

# One file a run: clang-tidy 14 finds va_lists that aren't there when it is given several.
$(BUILD)/lint/%.ok: %.c .clang-tidy
	@mkdir -p $(@D)
	@$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(STRICT) -MMD -MP -MT $@ -MF $(@:.ok=.d) -fsyntax-only $<
	@clang-tidy --quiet $< -- $(ALL_CPPFLAGS) -std=gnu11 2>$(@:.ok=.err) || { cat $(@:.ok=.err); exit 1; }
	@touch $@

-include $(LINTED:.ok=.d)

lint-c: $(LINTED)

# Suppressed: house style puts a function's variables first, and what db_get() fills in cppcheck can't see.
lint: man | $(BUILD)/gen
	$(MAKE) --no-print-directory lint-c
	sh tests/owners lib cmd
	cppcheck --quiet --error-exitcode=1 --enable=warning,style,performance,portability --inline-suppr \
		--suppress=variableScope --suppress=knownConditionTrueFalse --suppress=ctunullpointer \
		--suppress=shadowFunction -Ilib lib cmd
	shellcheck $(SCRIPTS)
	mandoc -Tlint -Wwarning $(PAGES)
	! mandoc -Tlint -Wwarning $(SPOKEN) | grep -v 'NAME\|sections out of conventional order'

# Install: the commands and their manual pages.
BINDIR := $(DESTDIR)$(PREFIX)/bin
MANDIR := $(DESTDIR)$(PREFIX)/share/man
LOCALEDIR := $(DESTDIR)$(PREFIX)/share/locale
CRONDIR := $(DESTDIR)$(PREFIX)/share/ordflow
# Each shell looks for a command's completion in a file of its name, zsh in one that says for whom it is.
BASHDIR := $(DESTDIR)$(PREFIX)/share/bash-completion/completions
ZSHDIR  := $(DESTDIR)$(PREFIX)/share/zsh/site-functions
FISHDIR := $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
CRON   := scripts/cron-common $(wildcard scripts/*.sh) scripts/crontab.example
completion = sed "s/@COMMANDS@/$(PROGRAMS)/" scripts/completion.$(1)

# Before each command's name but ordflow's own, where "quote" or "ship" may be another's.
PROGRAM_PREFIX ?=
installed = $(patsubst $(PROGRAM_PREFIX)ordflow$(1),ordflow$(1),$(2:%=$(PROGRAM_PREFIX)%))
PROGRAMS := $(call installed,,$(COMMANDS))

# A page is its text, and the tables of its program.
$(BUILD)/man/%.1: man/%.1.in scripts/manual-page $(BUILD)/bin/%
	@mkdir -p $(@D)
	sh scripts/manual-page $(BUILD)/bin/$* $< >$@.new
	mv $@.new $@

$(BUILD)/man/%.7: man/%.7.in scripts/manual-page $(BUILD)/bin/ordflow
	@mkdir -p $(@D)
	sh scripts/manual-page $(BUILD)/bin/ordflow $< >$@.new
	mv $@.new $@

# Those in other languages: what man/LANGUAGE has is translated, the rest is commands.
SPOKEN := $(patsubst man/%.in,$(BUILD)/man/%,$(wildcard man/*/*.in))
.SECONDEXPANSION:
$(SPOKEN): $(BUILD)/man/%: man/%.in man/$$(@F).in scripts/manual-page $(CATALOGUES) $(BUILD)/bin/ordflow \
		$$(if $$(filter %.1,$$@),$(BUILD)/bin/$$(basename $$(@F)))
	@mkdir -p $(@D)
	sh scripts/manual-page $(BUILD)/bin/$(if $(filter %.1,$@),$(basename $(@F)),ordflow) man/$(@F).in $(notdir $(@D)) >$@.new
	mv $@.new $@

man: $(PAGES) $(SPOKEN)

# Where a page goes: man1/quote.1, zh_CN/man7/ordflow.7; one of a command under that command's name.
page_name  = $(if $(filter %.1,$(1)),$(call installed,.1,$(notdir $(1))),$(notdir $(1)))
page_place = $(MANDIR)/$(patsubst $(BUILD)/man/%,%,$(dir $(1)))man$(subst .,,$(suffix $(1)))/$(call page_name,$(1))

install: all man $(INSTALLED)
	install -d $(BINDIR) $(MANDIR)/man1 $(MANDIR)/man7 $(CRONDIR) $(BASHDIR) $(ZSHDIR) $(FISHDIR)
	$(foreach command,$(COMMANDS),install $(if $(SANITIZE),,-s) $(BUILD)/installed/$(command) $(BINDIR)/$(call installed,,$(command)) &&) :
	install $(filter %.sh,$(CRON)) $(CRONDIR)
	install -m 644 scripts/crontab.example $(CRONDIR)
	sed 's/^program_prefix=.*/program_prefix=$(PROGRAM_PREFIX)/' scripts/cron-common | install -m 644 /dev/stdin $(CRONDIR)/cron-common
	$(call completion,bash) >$(BASHDIR)/ordflow
	for command in $(filter-out ordflow,$(PROGRAMS)); do ln -sf ordflow $(BASHDIR)/$$command || exit; done
	$(call completion,zsh) >$(ZSHDIR)/_ordflow
	for command in $(PROGRAMS); do sed "s/@COMMANDS@/$$command/g" scripts/completion.fish >$(FISHDIR)/$$command.fish || exit; done
	$(foreach page,$(PAGES) $(SPOKEN),install -D -m 644 $(page) $(call page_place,$(page)) &&) :
	for language in $(LANGUAGES); do \
		install -D -m 644 $(BUILD)/share/locale/$$language/LC_MESSAGES/ordflow.mo -t $(LOCALEDIR)/$$language/LC_MESSAGES || exit; done

# The library for programs of others: pkg-config --static --cflags --libs ordflow.
LIBDIR     := $(DESTDIR)$(PREFIX)/lib
INCLUDEDIR := $(DESTDIR)$(PREFIX)/include/ordflow
HEADERS    := $(foreach floor,$(filter-out face,$(FLOORS)),$(filter-out lib/store/sqlite.h,$(wildcard lib/$(floor)/*.h)))
install-dev: $(LIB) $(BUILD)/installed/catalogues.o
	install -D -m 644 $(LIB) -t $(LIBDIR)
	$(AR) r $(LIBDIR)/$(notdir $(LIB)) $(BUILD)/installed/catalogues.o
	for header in $(HEADERS:lib/%=%); do install -D -m 644 lib/$$header $(INCLUDEDIR)/$$header || exit; done
	install -d $(LIBDIR)/pkgconfig
	printf '%s\n' 'prefix=$(PREFIX)' 'Name: ordflow' 'Description: sales orders of a make-to-order factory' 'Version: $(VERSION)' \
		'Requires.private: sqlite3 nettle' 'Cflags: -I$${prefix}/include/ordflow -D_GNU_SOURCE' \
		'Libs: -L$${prefix}/lib -lordflow' 'Libs.private: -lcsv -lunistring -lm' >$(LIBDIR)/pkgconfig/ordflow.pc

# For several people: the commands run with the group ordflow, which alone has the database. The user of that name, whose
# group it is, is nobody's account: cron's backups and reports run as him.
SHARED_STATE := /var/lib/ordflow
install-shared: install
	getent group ordflow >/dev/null || groupadd --system ordflow
	getent passwd ordflow >/dev/null || useradd --system --gid ordflow --home-dir $(SHARED_STATE) --no-create-home \
		--shell /usr/sbin/nologin ordflow
	for command in $(PROGRAMS); do chgrp ordflow $(BINDIR)/$$command && chmod 2755 $(BINDIR)/$$command || exit; done
	install -d -m 2770 -g ordflow $(SHARED_STATE)

# A Debian package in $(BUILD), of the same.
deb: all man
	sh scripts/package $(VERSION) $(BUILD)

uninstall:
	rm -f $(PROGRAMS:%=$(BINDIR)/%) $(CRON:scripts/%=$(CRONDIR)/%)
	rm -f $(PROGRAMS:%=$(BASHDIR)/%) $(ZSHDIR)/_ordflow $(PROGRAMS:%=$(FISHDIR)/%.fish)
	rm -f $(LIBDIR)/$(notdir $(LIB)) $(LIBDIR)/pkgconfig/ordflow.pc $(HEADERS:lib/%=$(INCLUDEDIR)/%)
	rm -f $(LANGUAGES:%=$(LOCALEDIR)/%/LC_MESSAGES/ordflow.mo)
	rm -f $(foreach page,$(PAGES) $(SPOKEN),$(call page_place,$(page)))

clean:
	rm -rf $(BUILD)
