# utenfor. `make` builds; `make demo` and `make check` first install what is missing.
MODE ?= release
BUILD := build$(if $(filter-out release,$(MODE)),/$(MODE))

CC ?= gcc
PACKAGES := libpng libjpeg libutf8proc libmd jansson yaml-0.1 libcmark libdeflate
PACKAGE_CFLAGS := $(shell pkg-config --cflags $(PACKAGES) gsl 2>/dev/null)
PACKAGE_LIBS := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null)
VERSION := 0.1.0
RELEASED := 2026-11-23

CPPFLAGS += -Isrc -D_GNU_SOURCE -DUTENFOR_VERSION='"$(VERSION)"' \
	-DUTENFOR_RELEASED='"$(RELEASED)"' $(PACKAGE_CFLAGS)
CFLAGS += -std=c17 -g -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith \
	-Wwrite-strings -Wformat=2 -Wvla -Wno-format-nonliteral -fstack-protector-strong -fPIE $(if $(CI),-Werror)
LDFLAGS += -pie -Wl,-z,relro,-z,now
# Of GSL a few functions are used; loaded whole, it would take a tenth of a report's memory.
GSL_FOLDER := $(shell pkg-config --variable=libdir gsl 2>/dev/null)
GSL := $(or $(wildcard $(GSL_FOLDER)/libgsl.a),-lgsl) $(or $(wildcard $(GSL_FOLDER)/libgslcblas.a),-lgslcblas)
LDLIBS += -lhpdf $(PACKAGE_LIBS) $(GSL) -lm

ifeq ($(MODE),release)
CFLAGS += -O2 -D_FORTIFY_SOURCE=3
else ifeq ($(MODE),asan)
CFLAGS += -O1 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LDFLAGS += -fsanitize=address,undefined
else ifeq ($(MODE),fuzz)
CFLAGS += -O1 -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
LDFLAGS += -fsanitize=address,undefined
else
$(error MODE is release, asan or fuzz, not $(MODE))
endif

# One short line for each step; `make V=1` shows whole commands.
Q := $(if $(V),,@)
say = $(if $(V),,@printf '  %-5s %s\n' '$(1)' '$(2)')

# The library holds the stages; the programs are linked on top of it.
SOURCES := $(filter-out src/web/%,$(sort $(wildcard src/*/*.c src/*/*/*.c)))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/obj/%.o)
MAIN_OBJECTS := $(patsubst %,$(BUILD)/obj/%.o,cli/main calibrate/main manual/main)
CLI_OBJECTS := $(filter-out $(MAIN_OBJECTS),$(filter $(BUILD)/obj/cli/% $(BUILD)/obj/base/memory.o,$(OBJECTS)))
MANUAL_OBJECTS := $(filter-out $(MAIN_OBJECTS),$(filter $(BUILD)/obj/manual/%,$(OBJECTS)))
LIBRARY_OBJECTS := $(filter-out $(MAIN_OBJECTS) $(CLI_OBJECTS) $(MANUAL_OBJECTS),$(OBJECTS))
TEST_SOURCES := $(sort $(wildcard tests/test_*.c))
TEST_COMMON := tests/support.c tests/tree_dump.c tests/pages_dump.c
TESTS := $(patsubst tests/%.c,$(BUILD)/tests/%,$(TEST_SOURCES))

# Where version 2 of the fonts is: until Debian 12 in a package of its own.
FONT_PACKAGE := fonts-liberation$(shell . /etc/os-release 2>/dev/null; [ "$$VERSION_ID" != 12 ] || echo 2)

# Debian packages: what building needs, and what only the tests need.
DEBIAN_BUILD := gcc libc6-dev pkg-config libhpdf-dev libyaml-dev libcmark-dev libjansson-dev libgsl-dev \
	libutf8proc-dev libmd-dev libpng-dev libjpeg-dev libdeflate-dev libxlsxwriter-dev libedit2 $(FONT_PACKAGE) hyphen-no
DEBIAN_TEST := libcmocka-dev poppler-utils qpdf hunspell hunspell-no python3 python3-jsonschema python3-yaml groff \
	parallel zsh openssh-client
DEBIAN_PACKAGING := dpkg-dev debootstrap lintian

.PHONY: all deps demo demo-built check check-built fonts schema clean
all: $(BUILD)/utenfor fonts

# Installs what is missing, and only then; make starts anew afterwards so that pkg-config finds it.
DEBIAN := $(DEBIAN_BUILD) $(DEBIAN_TEST)
deps:
	@missing=$$(for p in $(DEBIAN); do \
		dpkg-query -W -f '$${Status}\n' $$p 2>/dev/null | grep -q '^install ok installed' || echo $$p; done); \
	if [ -n "$$missing" ]; then \
		echo "installerer:" $$missing; \
		if [ "$$(id -u)" -eq 0 ]; then sudo=; else sudo=sudo; fi; \
		$$sudo apt-get update -q && $$sudo env DEBIAN_FRONTEND=noninteractive \
			apt-get install -q -y --no-install-recommends $$missing; \
	fi

demo: deps
	@$(MAKE) --no-print-directory -j$$(nproc) demo-built

demo-built: $(BUILD)/utenfor fonts
	$(BUILD)/utenfor rapport -q examples/publisert/scenario.yaml -o $(BUILD)/demo.pdf
	@$(BUILD)/utenfor beregn -q -f json examples/publisert/scenario.yaml | python3 -c "$$DEMO" $(BUILD)

# What was made, the figures, and how to open it.
define DEMO
import json, sys
r, folder = json.load(sys.stdin), sys.argv[1]
net, own = (f"{r['netto'][k]['kroner']:,.0f}".replace(",", " ") for k in ("totalt", "kommune"))
print(f"laget {folder}/demo.pdf: saksvedlegget i det publiserte eksempelet til KS")
print(f"nettogevinst {net} kr, kommunen {own} kr, tjent inn i {r['tilbakebetaling']['totalt']['aar']}")
print(f"åpne den med «xdg-open {folder}/demo.pdf», eller fra WSL med «cd {folder} && explorer.exe demo.pdf»")
endef
export DEMO

check: deps
	@$(MAKE) --no-print-directory -j$$(nproc) check-built

check-built: all $(TESTS) $(MANUALS)
	@UTENFOR=$(BUILD)/utenfor MODE=$(MODE) tests/run $(TESTS)

$(BUILD)/utenfor: $(BUILD)/obj/cli/main.o $(CLI_OBJECTS) $(BUILD)/libutenfor.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

# The same for the package, with the libraries inside that Debian 12 and 13 and Ubuntu 24.04 do not have under one name.
LINKED_IN := jpeg utf8proc cmark
$(BUILD)/portable/utenfor: $(BUILD)/obj/cli/main.o $(CLI_OBJECTS) $(BUILD)/libutenfor.a
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(filter-out $(LINKED_IN:%=-l%),$(LDLIBS)) $(LINKED_IN:%=-l:lib%.a)

$(BUILD)/manual: $(BUILD)/obj/manual/main.o $(MANUAL_OBJECTS) $(CLI_OBJECTS) $(BUILD)/libutenfor.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

MANUALS := $(addprefix $(BUILD)/share/,utenfor.1 utenfor-scenario.5 utenfor.bash _utenfor)
$(BUILD)/share/%: $(BUILD)/manual
	@mkdir -p $(@D)
	$(BUILD)/manual $* > $@.new
	@mv $@.new $@

# The distribution's fonts, wherever it has them, copied beside the manifest of known versions. Another version that
# measures the same gives the same pages, and the program refuses one that does not.
FONT_SOURCE ?= $(firstword $(wildcard $(addprefix /usr/share/fonts/,truetype/liberation2 truetype/liberation \
	liberation-fonts liberation-sans)))
FONT_FILES := $(sort $(shell sed -n 's|^\([^,]*\.ttf\),.*|fonts/\1|p' fonts/manifest.csv))
fonts: $(FONT_FILES)

fonts/%.ttf: fonts/manifest.csv
	@if [ ! -r $(FONT_SOURCE)/$(@F) ]; then \
		echo "finner ikke $(@F) i «$(FONT_SOURCE)»; kjør «make deps» eller sett FONT_SOURCE" >&2; exit 1; \
	fi
	@cp $(FONT_SOURCE)/$(@F) $@
	@grep -q "^$(@F),.*,$$(sha256sum <$@ | cut -d' ' -f1)$$" fonts/manifest.csv || \
		echo "$@ er en utgave som fonts/manifest.csv ikke har; den blir brukt hvis målene er de samme" >&2

# The JSON Schemas that editors use; kept in the repository.
SCHEMAS := scenario profil tilpass datasett malgrupper
schema: $(BUILD)/manual
	@mkdir -p data/skjema
	@for s in $(SCHEMAS); do \
		$(BUILD)/manual $$s.schema.json > $(BUILD)/$$s.schema.json && \
		cp $(BUILD)/$$s.schema.json data/skjema/ || exit; \
	done

$(BUILD)/kalibrer: $(BUILD)/obj/calibrate/main.o $(BUILD)/libutenfor.a
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libutenfor.a: $(LIBRARY_OBJECTS)
	$(call say,AR,$@)
	@rm -f $@
	$(Q)ar rcsP $@ $^

$(BUILD)/obj/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(call say,CC,$<)
	$(Q)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# Most tests need the library only; these look into the programs too.
$(BUILD)/tests/test_batch $(BUILD)/tests/test_today $(BUILD)/tests/test_dialog: $(CLI_OBJECTS)
$(BUILD)/tests/test_manual: $(MANUAL_OBJECTS) $(CLI_OBJECTS)

$(BUILD)/tests/%: $(BUILD)/tests/%.o $(TEST_COMMON:%.c=$(BUILD)/%.o) $(BUILD)/libutenfor.a
	@mkdir -p $(@D)
	$(call say,TEST,$@)
	$(Q)$(CC) $(LDFLAGS) -o $@ $(filter %.o,$^) $(BUILD)/libutenfor.a $(LDLIBS) -lcmocka

.SECONDARY: $(TEST_SOURCES:%.c=$(BUILD)/%.o)
$(BUILD)/tests/%.o: tests/%.c Makefile
	@mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS) -Itests $(CFLAGS) -MMD -MP -c -o $@ $<

# Every edition of every example and of some odd cases against PDF/A-2a and PDF/UA-1: by veraPDF, and what that
# leaves to people.
VERAPDF := build/verapdf/verapdf.jar
.PHONY: conformance conformance-built
conformance: deps
	@$(MAKE) --no-print-directory conformance-built

conformance-built: $(BUILD)/utenfor $(BUILD)/tests/test_pdf fonts
	@tests/conformance/fetch $(VERAPDF)
	@tests/run $(BUILD)/tests/test_pdf
	@tests/conformance/reports $(BUILD)/utenfor build/conformance
	@tests/conformance/run $(VERAPDF) build/conformance/*.pdf
	@tests/conformance/structure build/conformance/*-*.pdf
	@tests/conformance/structure --poppler build/conformance/everything-saksvedlegg-nb.pdf
	@tests/conformance/readers/fetch build/readers
	@tests/conformance/words build/readers build/conformance/everything-saksvedlegg-*.pdf

# The workbook's formulas against the program, by LibreOffice: as stored, and after random changes of its inputs.
DEBIAN_WORKBOOK := libreoffice-calc-nogui python3-uno
.PHONY: check-workbook
check-workbook: all
	@$(MAKE) --no-print-directory deps DEBIAN='$(DEBIAN_BUILD) $(DEBIAN_WORKBOOK)'
	@/usr/bin/python3 tests/workbook.py $(BUILD)/utenfor

# The pictures of pages in README.md: example-edition-page.
PICTURES := runder-saksvedlegg-1 publisert-saksvedlegg-5 publisert-moteark-1 publisert-arkiv-16
.PHONY: pictures
pictures: $(PICTURES:%=examples/bilder/%.png) examples/bilder/nettside.png

examples/bilder/%.png: $(BUILD)/utenfor fonts
	@mkdir -p $(@D) $(BUILD)/bilder
	@rm -f $(BUILD)/bilder/$*.* # an archived edition is not written over
	@set -- $(subst -, ,$*); $(BUILD)/utenfor rapport -q -u $$2 examples/$$1/scenario.yaml -o $(BUILD)/bilder/$*.pdf && \
		pdftoppm -png -singlefile -f $$3 -scale-to-x 360 -scale-to-y -1 $(BUILD)/bilder/$*.pdf $(BUILD)/bilder/$*
	pngquant --force --strip --output $@ 24 $(BUILD)/bilder/$*.png

# Time, memory and size beside other programs, growth, and the engine on one core, as the section of README.md that
# `make bench-readme` puts there. What is not installed is left out; `make bench-fetch` installs it.
BENCHES := $(patsubst tests/%.c,$(BUILD)/tests/%,$(sort $(wildcard tests/bench/bench_*.c)))
.PHONY: bench bench-fetch bench-readme
bench: all $(BENCHES) $(BUILD)/bench/floor
	@tests/bench/run $(BUILD)/utenfor $(BUILD)/bench $(BENCHES) | tee $(BUILD)/bench/results.md

bench-fetch:
	tests/bench/fetch $(BUILD)/bench

bench-readme: bench
	sed -i -e '/^<!-- bench -->/,/^<!-- end of bench -->/{//!d}' -e '/^<!-- bench -->/r $(BUILD)/bench/results.md' \
		README.md

$(BUILD)/bench/floor: tests/bench/floor.c
	@mkdir -p $(@D)
	$(call say,LINK,$@)
	$(Q)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< -lhpdf

# Do the tests notice a change? N random ones, one at a time; SEED=… repeats a run. Not in CI: it takes its time.
N ?= 50
.PHONY: mutants
mutants: deps
	@tests/mutants $(N) $(SEED)

# What the compiler does not see: clang-tidy, cppcheck, and the few rules of layout that hold for every line.
# `make format` formats what is not committed yet, and leaves tables laid out by hand alone.
DEBIAN_LINT := clang-format clang-tidy cppcheck clang-19 wasi-libc
LINT_FLAGS = -std=c17 $(CPPFLAGS)
.PHONY: lint deps-lint lint-built format
lint: deps-lint
	@$(MAKE) --no-print-directory -j$$(nproc) lint-built

deps-lint:
	@$(MAKE) --no-print-directory deps DEBIAN='$(DEBIAN_BUILD) libcmocka-dev $(DEBIAN_LINT)'

lint-built: $(SOURCES:src/%.c=build/lint/%.tidy)
	@.ci/layout $$(git ls-files '*.c' '*.h')
	@.ci/messages $$(git ls-files 'src/*.c' 'src/*.h')
	@.ci/linkage $(OBJECTS)
	@SYSTEM='$(SYSTEM)' .ci/browser $(CPPFLAGS)
	@cppcheck --quiet --std=c11 --language=c --error-exitcode=1 --inline-suppr --suppressions-list=.cppcheck \
		--enable=warning,performance,portability -D_Noreturn='__attribute__((noreturn))' \
		$(filter -Isrc -D%,$(CPPFLAGS)) src
	@echo "lint: ingen funn"

# The object knows which headers its source includes: what they do not concern is not looked at again.
build/lint/%.tidy: src/%.c .clang-tidy $(BUILD)/obj/%.o
	@mkdir -p $(@D)
	@clang-tidy --quiet $< -- $(LINT_FLAGS) 2>$@.log || { cat $@.log; exit 1; }
	@touch $@

format:
	git clang-format --force --extensions c,h

# Installing: the program finds its share folder beside the folder it lies in.
PREFIX ?= /usr/local
SHARE := $(PREFIX)/share
BASH_COMPLETIONS ?= $(SHARE)/bash-completion/completions
ZSH_COMPLETIONS ?= $(SHARE)/zsh/site-functions
FONT_LICENCE ?= /usr/share/doc/$(FONT_PACKAGE)/copyright
WEB_BUILT = $(wildcard $(WEB)/utenfor.wasm $(WEB)/utenfor.html $(LIVE)) # when `make web` has made them
RESOURCES = $(shell find data templates -type f) fonts/manifest.csv $(FONT_FILES)

.PHONY: install uninstall deb check-deb
install: all $(MANUALS)
	install -D -m 755 $(BUILD)/utenfor $(DESTDIR)$(PREFIX)/bin/utenfor
	for f in $(RESOURCES); do install -D -m 644 $$f $(DESTDIR)$(SHARE)/utenfor/$$f || exit; done
	for f in $(WEB_BUILT); do install -D -m 644 $$f $(DESTDIR)$(SHARE)/utenfor/web/$${f##*/} || exit; done
	for f in README.md LICENSE $(wildcard examples/*.md $(addprefix examples/*/,*.yaml *.md *.png data/*)); do \
		install -D -m 644 $$f $(DESTDIR)$(SHARE)/doc/utenfor/$$f || exit; done
	sed -i 's|\($$schema=[./]*/\)data/|\1../../utenfor/data/|' $$(find $(DESTDIR)$(SHARE)/doc/utenfor/examples -name '*.yaml')
	install -m 644 $(FONT_LICENCE) $(DESTDIR)$(SHARE)/doc/utenfor/LICENSE.fonts
	install -d $(DESTDIR)$(SHARE)/man/man1 $(DESTDIR)$(SHARE)/man/man5
	gzip -9nc $(BUILD)/share/utenfor.1 > $(DESTDIR)$(SHARE)/man/man1/utenfor.1.gz
	gzip -9nc $(BUILD)/share/utenfor-scenario.5 > $(DESTDIR)$(SHARE)/man/man5/utenfor-scenario.5.gz
	install -D -m 644 $(BUILD)/share/utenfor.bash $(DESTDIR)$(BASH_COMPLETIONS)/utenfor
	install -D -m 644 $(BUILD)/share/_utenfor $(DESTDIR)$(ZSH_COMPLETIONS)/_utenfor

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/utenfor $(DESTDIR)$(SHARE)/man/man1/utenfor.1.gz \
		$(DESTDIR)$(SHARE)/man/man5/utenfor-scenario.5.gz $(DESTDIR)$(BASH_COMPLETIONS)/utenfor \
		$(DESTDIR)$(ZSH_COMPLETIONS)/_utenfor
	rm -rf $(DESTDIR)$(SHARE)/utenfor $(DESTDIR)$(SHARE)/doc/utenfor

# A Debian package, and a trial of it in two releases with nothing but its dependencies.
DEB := $(BUILD)/utenfor_$(VERSION)_$(shell dpkg --print-architecture 2>/dev/null).deb
deb: all $(MANUALS) $(BUILD)/portable/utenfor
	@$(MAKE) --no-print-directory deps DEBIAN='$(DEBIAN_PACKAGING)'
	.deb/make $(VERSION) $(RELEASED) $(DEB) $(BUILD)/portable/utenfor $(FONT_LICENCE)

check-deb: deb
	.deb/check $(DEB) $(BUILD)/root bookworm
	.deb/check $(DEB) $(BUILD)/root-trixie trixie

clean:
	rm -rf build

# Fits the data set to the published example: writes data/kalibrering.csv and one share in data/tjenester.csv.
.PHONY: calibrate
calibrate: $(BUILD)/kalibrer
	$(BUILD)/kalibrer data examples/publisert/scenario.yaml

include tests/hostile.mk .web/web.mk

# One archive for any Linux: the program with every library inside, beside its resources. libharu is compiled from
# Debian's source, for there is no static one; the workbook's library is not with it. Two define malloc: ours calls C's.
STATIC := $(BUILD)/utenfor-$(VERSION)-linux-$(shell uname -m)
HARU := $(WEB_libharu:src/%=$(BUILD)/static/%.o)
.PHONY: static
static: web-deps
	@$(MAKE) --no-print-directory $(STATIC).tar.gz

$(HARU): $(BUILD)/static/%.o:
	@mkdir -p $(@D)
	$(call say,CC,$*)
	$(Q)$(CC) -O2 -w -I$(WEB)/sources/libharu/include $(FLAGS_libharu) -c -o $@ $(WEB)/sources/libharu/src/$*.c

$(BUILD)/static/utenfor: .deb/static.c $(BUILD)/obj/cli/main.o $(CLI_OBJECTS) $(BUILD)/libutenfor.a $(HARU)
	$(call say,LINK,$@)
	$(Q)$(CC) $(LDFLAGS) -static -Wl,-z,muldefs,--no-warnings -o $@ $^ $(filter-out -lhpdf -lm,$(LDLIBS)) -lz -lm

$(STATIC).tar.gz: all $(MANUALS) $(BUILD)/static/utenfor
	@rm -rf $(STATIC) && $(MAKE) -s install DESTDIR=$(CURDIR)/$(STATIC) PREFIX=/utenfor-$(VERSION)
	@strip -o $(STATIC)/utenfor-$(VERSION)/bin/utenfor $(BUILD)/static/utenfor
	@tar -C $(STATIC) --sort=name --owner=0 --group=0 --mtime=$(RELEASED) -caf $@ utenfor-$(VERSION)
	@echo laget $@

-include $(OBJECTS:.o=.d) $(patsubst %.c,$(BUILD)/%.d,$(TEST_SOURCES) $(TEST_COMMON) $(wildcard tests/bench/bench_*.c))
