/* What is generated from the program's own tables: manual pages, shell completions, and the JSON Schema
 * for editors. A program of its own, run by the build; see main.c. */
#ifndef MANUAL_MANUAL_H
#define MANUAL_MANUAL_H

#include <stddef.h>
#include <stdio.h>

/* utenfor(1), from the tables of commands and options. */
void manual_program(FILE *out);

/* utenfor-scenario(5), from the field tables of the scenario's reader. */
void manual_scenario(FILE *out);

/* A section of utenfor-scenario(5) about keys that work together; `example`: lines of a scenario. */
struct topic {
	const char *heading, *text, *example;
};
extern const struct topic topics[];
extern const size_t topic_count;

/* Its section on how wide the ranges are that a scenario does not give. */
void manual_widths(FILE *out);

/* JSON Schemas (draft 7) of the scenario, the profile, the form for `data tilpass`, datasett.yaml and malgrupper.yaml,
 * from the same field tables. */
void manual_scenario_schema(FILE *out);
void manual_profile_schema(FILE *out);
void manual_fit_schema(FILE *out);
void manual_dataset_schema(FILE *out);
void manual_groups_schema(FILE *out);

/* Completion of commands, options and their choices. */
void manual_bash(FILE *out);
void manual_zsh(FILE *out);

#endif
