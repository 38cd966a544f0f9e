# ordflow - see README.md. `make help` lists what can be made.

PREFIX  ?= /usr/local
DESTDIR ?=
BUILD   ?= build
ifeq ($(origin CC),default)
CC := gcc
endif
VERSION := 0.1.0

# Where a library's archive is there it is linked in: that saves half a millisecond a command.
archive = $(if $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a)),-l:lib$(1).a,-l$(1))
LIBS := $(call archive,sqlite3) $(call archive,csv) $(call archive,md) $(call archive,unistring) -lm

WARNINGS  := -Wall -Wextra -Wpedantic
HARDENING := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
OPTIMIZE  ?= -O2
SANITIZE  ?=
CPPFLAGS  += -D_GNU_SOURCE -Ilib -I$(BUILD)/gen -DORDFLOW_VERSION='"$(VERSION)"'
CFLAGS    += -std=gnu11 $(OPTIMIZE) -g $(WARNINGS) $(if $(SANITIZE),-fno-omit-frame-pointer -fsanitize=$(SANITIZE),$(HARDENING))
LDFLAGS   += $(if $(SANITIZE),-fsanitize=$(SANITIZE),-pie -Wl,-z,relro,-z,now) -Wl,--as-needed

FLOORS    := ground store policy flow report face
LIB_SRC   := $(foreach floor,$(FLOORS),$(wildcard lib/$(floor)/*.c))
LIB_OBJ   := $(LIB_SRC:%.c=$(BUILD)/%.o) $(BUILD)/gen/schema.o
LIB       := $(BUILD)/libordflow.a
COMMANDS  := $(patsubst cmd/%.c,%,$(wildcard cmd/*.c))
BINARIES  := $(COMMANDS:%=$(BUILD)/bin/%)
UNIT      := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/*.c))

all: $(BINARIES)

$(BUILD)/bin/%: $(BUILD)/cmd/%.o $(LIB) | $(BUILD)/bin
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIBS)

$(LIB): $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/bin $(BUILD)/tests $(BUILD)/gen:
	@mkdir -p $@

-include $(wildcard $(BUILD)/lib/*/*.d $(BUILD)/cmd/*.d $(BUILD)/tests/*.d)

# The schema's scripts as arrays of bytes: C limits the length of a string literal.
SCHEMA_SQL := $(sort $(wildcard lib/store/schema/*.sql))
$(BUILD)/gen/schema.c: $(SCHEMA_SQL) scripts/embed | $(BUILD)/gen
	sh scripts/embed $(SCHEMA_SQL) >$@.new
	mv $@.new $@

$(BUILD)/gen/schema.o: $(BUILD)/gen/schema.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# Tests: `make check`, under the sanitizers `make check-asan`. TEST=tests/flow.t picks some.
TEST ?= $(wildcard tests/*.t)
CHECK_LIBS := -lcmocka

$(BUILD)/tests/inject.so: tests/inject.c | $(BUILD)/tests
	$(CC) -D_GNU_SOURCE -std=gnu11 -O2 $(WARNINGS) -fPIC -shared -o $@ $< -ldl

$(UNIT): $(BUILD)/tests/%: $(BUILD)/tests/unit/%.o $(LIB)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIBS) $(CHECK_LIBS)

check: all $(UNIT) $(BUILD)/tests/inject.so
	BUILD=$(abspath $(BUILD)) CMOCKA_MESSAGE_OUTPUT=TAP prove -j$$(nproc) $(PROVEFLAGS) --exec 'sh tests/run' $(UNIT) $(TEST)

check-asan:
	$(MAKE) BUILD=build/asan OPTIMIZE=-O1 SANITIZE=address,undefined check
