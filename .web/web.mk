# The program as a WebAssembly module, for pages that a browser opens: `make web-deps` fetches the libraries' sources,
# `make web` compiles them and everything from input to the sinks. Nothing else needs any of it.
WEB := build/web
WEB_FETCHED := $(WEB)/sources
DEBIAN_WEB := clang-19 lld-19 libclang-rt-19-dev-wasm32 wasi-libc dpkg-dev xz-utils bzip2

# Files that talk to the system, those that longjmp, and the one whose library writes files: a browser has none of it.
# Nothing else from input to the sinks may need an operating system; `make lint` sees to it.
SYSTEM := $(addprefix src/,$(addsuffix .c,base/disk base/memory base/process base/sandbox base/scratch \
	base/signals base/watch page/image_jpeg page/image_png export/workbook_file cli/line_editor))
WEB_ROOMS := base input engine study tree guard report page page/chart pdf html export archive cli web
# What writes files compiles, but locks and renames; src/web keeps them in memory instead.
WEB_SOURCES = $(filter-out $(SYSTEM) src/base/file_write.c src/export/workbook% src/cli/fit.c src/cli/follow.c src/cli/line_editor.c src/cli/main.c,$(wildcard $(WEB_ROOMS:%=src/%/*.c)))

# Of each library the files that are needed, and what its configure script would have found.
WEB_libyaml := $(addprefix src/,api reader scanner parser)
FLAGS_libyaml := -Iinclude -DYAML_VERSION_MAJOR=0 -DYAML_VERSION_MINOR=2 -DYAML_VERSION_PATCH=5 \
	-DYAML_VERSION_STRING='"0.2.5"'
WEB_utf8proc := utf8proc
FLAGS_utf8proc := -DUTF8PROC_STATIC
WEB_jansson := $(addprefix src/,dump error hashtable hashtable_seed load memory pack_unpack strbuffer strconv utf value version)
FLAGS_jansson := -DHAVE_STDINT_H
WEB_gsl := rng/rng rng/inline rng/mt randist/beta randist/gamma randist/gausszig err/error err/stream version
FLAGS_gsl := -I. '-DRETURN_IF_NULL(x)=if (!x) return'
WEB_libmd := $(addprefix src/,sha2 sha256hl md5 md5hl)
FLAGS_libmd := -Iinclude -include unistd.h
WEB_cmark := $(addprefix src/,blocks buffer cmark cmark_ctype houdini_href_e houdini_html_e houdini_html_u inlines iterator node \
	references scanners utf8 commonmark html latex man render xml)
FLAGS_cmark := -DCMARK_STATIC_DEFINE
WEB_libharu := $(addprefix src/hpdf_,3dmeasure annotation array binary boolean catalog destination dict doc doc_png \
	encoder encoder_cns encoder_cnt encoder_jp encoder_kr encoder_utf encrypt encryptdict error exdata ext_gstate \
	font font_cid font_tt font_type1 fontdef fontdef_base14 fontdef_cid fontdef_cns fontdef_cnt fontdef_jp fontdef_kr \
	fontdef_tt fontdef_type1 gstate image image_ccitt info list mmgr name namedict null number objects outline \
	page_label page_operator pages pdfa real streams string u3d utils xref)
FLAGS_libharu := -DLIBHPDF_HAVE_NOPNGLIB -DHPDF_NOPNGLIB
WEB_libdeflate := $(addprefix lib/,adler32 crc32 deflate_compress utils zlib_compress)
FLAGS_libdeflate := -I.
WEB_zlib := adler32 crc32 deflate trees zutil
FLAGS_zlib := -DHAVE_UNISTD_H
WEB_LIBRARIES := libyaml utf8proc jansson gsl libmd cmark libharu libdeflate zlib

# What the program puts into a live page.
LIVE := $(WEB)/dialog.wasm $(WEB)/dialog.js

# What the live page carries needs no more than its own calls; the linker leaves the rest out.
LIVE_EXPORTS := $(addprefix web_,room keep live result result_size messages messages_size)
WEB_EXPORTS := $(addprefix web_,room keep compute run page state state_size result result_size messages messages_size) \
	$(addprefix made_,count path bytes size)
WEB_CC := clang-19 --target=wasm32-wasi
# Small, for the page is handed round; but a step of it computes.
WEB_SPEED := -Oz
$(foreach r,base engine study,$(WEB)/obj/utenfor/$(r)/%.o) $(WEB)/obj/gsl/%.o: WEB_SPEED := -O2
WEB_FLAGS = $(WEB_SPEED) -g0 -ffile-prefix-map=$(CURDIR)/$(WEB)=. -ffunction-sections -fdata-sections
WEB_LIBRARY_OBJECTS := $(foreach l,$(WEB_LIBRARIES),$(WEB_$(l):%=$(WEB)/obj/$(l)/%.o))
WEB_OBJECTS = $(WEB_SOURCES:src/%.c=$(WEB)/obj/utenfor/%.o)

# The sum of the sources that the module is made from: the program takes no module of other ones.
WEB_STAMP := $(shell cat $(sort $(WEB_SOURCES) $(wildcard $(WEB_ROOMS:%=src/%/*.h) src/web/*.mjs)) | sha256sum | cut -c1-16)
$(BUILD)/web-stamp: FORCE
	@mkdir -p $(@D)
	@echo $(WEB_STAMP) | cmp -s - $@ || echo $(WEB_STAMP) > $@
$(BUILD)/obj/cli/dialog.o $(WEB)/obj/utenfor/cli/dialog.o: CPPFLAGS += -DUTENFOR_WEB='"$(WEB_STAMP)"'
$(BUILD)/obj/cli/dialog.o $(WEB)/obj/utenfor/cli/dialog.o $(WEB)/dialog.js: $(BUILD)/web-stamp

.PHONY: web web-deps check-web FORCE
web-deps:
	@$(MAKE) --no-print-directory deps DEBIAN='$(DEBIAN_BUILD) $(DEBIAN_WEB)'
	@$(MAKE) --no-print-directory $(WEB_FETCHED)/.fetched

web: $(WEB)/utenfor.wasm $(WEB)/utenfor.html $(LIVE)

# What has been made is installed as the sources are now.
install: $(WEB_BUILT)

# What the page has with it: the standard data set, templates, fonts, and an example.
WEB_FILES = $(sort $(shell find data templates -type f ! -path '*/skjema/*' ! -path 'templates/ny/*' ! -name '*.md' \
	-o -type f -path 'templates/n[bn]/*') fonts/manifest.csv $(FONT_FILES) \
	examples/publisert/scenario.yaml examples/publisert/notater.md) $(HYPHENATION) $(LIVE)
HYPHENATION := /usr/share/hyphen/hyph_nb_NO.dic

$(WEB)/utenfor.html: $(WEB)/utenfor.wasm $(WEB_FILES) .web/page $(wildcard src/web/program.*) src/web/module.mjs
	$(call say,PAGE,$@)
	$(Q).web/page $< $(WEB_FILES) > $@.new
	@mv $@.new $@

# The module beside the program, in node; then the pages in a browser, judged by axe-core and the Nu checker, and what
# the page makes by veraPDF.
check-web: all web
	@$(MAKE) --no-print-directory deps DEBIAN='poppler-utils qpdf'
	@tests/web/fetch $(WEB)/tests
	@node tests/web/module.mjs $(BUILD)/utenfor $(WEB)/utenfor.wasm
	@node tests/web/browser.mjs $(BUILD)/utenfor $(WEB)/utenfor.html $(WEB)/tests
	@node tests/web/dialog.mjs $(BUILD)/utenfor $(WEB)/tests
	@tests/conformance/fetch $(VERAPDF)
	@tests/conformance/run $(VERAPDF) $(WEB)/tests/made/*.pdf

# The picture of the page in README.md.
examples/bilder/nettside.png: $(WEB)/utenfor.html tests/web/picture.mjs
	@tests/web/fetch $(WEB)/tests
	@node tests/web/picture.mjs $< $(WEB)/tests $(WEB)/tests/picture.png
	pngquant --force --strip --output $@ 24 $(WEB)/tests/picture.png

# Are two builds the same bytes? Not in CI: it compiles everything once more.
.PHONY: check-web-again
check-web-again: web
	@rm -rf $(WEB)-again
	@$(MAKE) --no-print-directory web WEB=$(WEB)-again WEB_FETCHED=$(WEB)/sources
	cmp $(WEB)/utenfor.wasm $(WEB)-again/utenfor.wasm
	cmp $(WEB)/utenfor.html $(WEB)-again/utenfor.html

$(WEB_FETCHED)/.fetched: .web/fetch .web/sources
	.web/fetch $(@D)
	@touch $@

# The libraries' headers from their sources, and what configure would have written from the machine's own.
$(WEB)/include/.made: $(WEB_FETCHED)/.fetched .web/headers
	.web/headers $(WEB_FETCHED) $(@D)
	@touch $@

# $(1): library
define web_library
$(WEB)/obj/$(1)/%.o: $(WEB)/include/.made .web/web.mk
	@mkdir -p $$(@D)
	$$(call say,WASM,$$@)
	$$(Q)cd $(WEB_FETCHED)/$(1) && $(WEB_CC) -std=gnu17 -w $(WEB_FLAGS) $(FLAGS_$(1)) -I$(CURDIR)/$(WEB)/include \
		-c -o $(CURDIR)/$$@ $$*.c
endef
$(foreach l,$(WEB_LIBRARIES),$(eval $(call web_library,$(l))))

$(WEB)/obj/utenfor/%.o: src/%.c $(WEB)/include/.made Makefile .web/web.mk
	@mkdir -p $(@D)
	$(call say,WASM,$@)
	$(Q)$(WEB_CC) -std=c17 $(WEB_FLAGS) -Isrc -D_GNU_SOURCE -DUTENFOR_VERSION='"$(VERSION)"' \
		-DUTENFOR_RELEASED='"$(RELEASED)"' $(filter -DUTENFOR_WEB=%,$(CPPFLAGS)) -I$(WEB)/include -MMD -MP -c -o $@ $<

$(WEB)/utenfor.wasm: $(WEB_OBJECTS) $(WEB_LIBRARY_OBJECTS)
	$(call say,LINK,$@)
	$(Q)$(WEB_CC) -mexec-model=reactor -Wl,--gc-sections,--strip-all $(WEB_EXPORTS:%=-Wl,--export=%) -o $@ $^ -lm

$(WEB)/dialog.wasm: $(WEB_OBJECTS) $(WEB_LIBRARY_OBJECTS)
	$(call say,LINK,$@)
	$(Q)$(WEB_CC) -mexec-model=reactor -Wl,--gc-sections,--strip-all $(LIVE_EXPORTS:%=-Wl,--export=%) -o $@ $^ -lm

# One script: what opens the module, and what the page does with it; the stamp first.
$(WEB)/dialog.js: src/web/module.mjs src/web/dialog.mjs $(WEB)/dialog.wasm
	@mkdir -p $(@D)
	$(Q){ echo '/* $(WEB_STAMP) */'; sed 's/^export //' src/web/module.mjs src/web/dialog.mjs; } > $@

-include $(WEB_OBJECTS:.o=.d)
