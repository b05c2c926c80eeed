# Fuzz targets: `make fuzz` runs each for FUZZ_SECONDS with libFuzzer, `make check` replays what it has found.
FUZZ_TARGETS := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
REPLAYS := $(addprefix $(BUILD)/replay/,$(FUZZ_TARGETS))
FUZZ_SECONDS ?= 60
FUZZ_COMMON := tests/fuzz/press.c tests/fuzz/folder.c tests/tree_dump.c tests/pages_dump.c
FUZZ_WRAP := -Wl,--wrap=fail_memory,--wrap=tell_and_end
FUZZ_COMPILE = $(CC) $(CPPFLAGS) -Itests -Itests/fuzz $(CFLAGS) $(LDFLAGS) $(FUZZ_WRAP) -MMD -MP -MF $@.d -o $@
DEBIAN_FUZZ := clang libclang-rt-14-dev

$(BUILD)/replay/%: tests/fuzz/fuzz_%.c tests/fuzz/replay.c $(FUZZ_COMMON) $(BUILD)/libutenfor.a
	@mkdir -p $(@D)
	$(call say,FUZZ,$@)
	$(Q)$(FUZZ_COMPILE) $(filter %.c,$^) $(BUILD)/libutenfor.a $(LDLIBS)

$(BUILD)/targets/%: tests/fuzz/fuzz_%.c $(FUZZ_COMMON) $(BUILD)/libutenfor.a
	@mkdir -p $(@D)
	$(call say,FUZZ,$@)
	$(Q)$(FUZZ_COMPILE) -fsanitize=fuzzer $(filter %.c,$^) $(BUILD)/libutenfor.a $(LDLIBS)

.PHONY: fuzz fuzz-built
fuzz:
	@$(MAKE) --no-print-directory deps DEBIAN_TEST="$(DEBIAN_FUZZ)"
	@$(MAKE) --no-print-directory build/utenfor fonts
	@$(MAKE) --no-print-directory MODE=fuzz CC=clang fuzz-built

fuzz-built: $(addprefix $(BUILD)/targets/,$(FUZZ_TARGETS)) fonts
	@tests/fuzz/run $(FUZZ_SECONDS) $(FUZZ_TARGETS:%=$(BUILD)/targets/%)

# Makes allocations fail, see tests/test_memory.c.
$(BUILD)/tests/nomemory.so: tests/nomemory.c
	@mkdir -p $(@D)
	$(CC) -D_GNU_SOURCE -std=c17 -O1 -g -Wall -Wextra -fPIC -shared -o $@ $<

check-built: $(REPLAYS) $(BUILD)/tests/nomemory.so

# The tests under valgrind; those that take long there, or run the program under faults, are left out.
VALGRIND_LEFT_OUT := memory dense hostile limits batch montecarlo cli install small
VALGRIND_TESTS := $(filter-out $(addprefix $(BUILD)/tests/test_,$(VALGRIND_LEFT_OUT)),$(TESTS))
.PHONY: check-valgrind check-valgrind-built
check-valgrind:
	@$(MAKE) --no-print-directory deps DEBIAN_TEST="$(DEBIAN_TEST) valgrind"
	@$(MAKE) --no-print-directory check-valgrind-built

check-valgrind-built: $(BUILD)/utenfor $(BUILD)/manual $(VALGRIND_TESTS) fonts
	@tests/valgrind $(BUILD)/utenfor $(VALGRIND_TESTS)

-include $(REPLAYS:=.d) $(addprefix $(BUILD)/targets/,$(FUZZ_TARGETS:=.d))
