/* The few calls of jansson that the program makes. */
#include "json.h"

#include "base/fail.h"

#include <math.h>

static json_t *checked(json_t *value)
{
	if (!value)
		fail_memory();
	return value;
}

json_t *json_new_object(void)
{
	return checked(json_object());
}

json_t *json_new_array(void)
{
	return checked(json_array());
}

void json_put(json_t *object, const char *key, json_t *value)
{
	if (json_object_set_new(object, key, checked(value)))
		fail_memory();
}

void json_add(json_t *array, json_t *value)
{
	if (json_array_append_new(array, checked(value)))
		fail_memory();
}

json_t *json_text(const char *text)
{
	return checked(text ? json_string(text) : json_null());
}

json_t *json_number(double value)
{
	return checked(isfinite(value) ? json_real(value) : json_null());
}

json_t *json_whole_or_null(long value)
{
	return checked(value ? json_integer(value) : json_null());
}

enum { LAYOUT = JSON_INDENT(1) | JSON_REAL_PRECISION(17) };

static int add_text(const char *text, size_t size, void *buffer)
{
	buffer_add(buffer, text, size);
	return 0;
}

struct str json_canonical(const json_t *root, struct arena *a)
{
	struct buffer out = { .arena = a };

	if (json_dump_callback(root, add_text, &out, LAYOUT | JSON_ENCODE_ANY))
		fail_memory();
	buffer_add(&out, "\n", 1);
	return buffer_str(&out);
}

struct str json_take(json_t *root, struct arena *a)
{
	struct str text = json_canonical(root, a);

	json_decref(root);
	return text;
}

const char *json_library_version(void)
{
	return jansson_version_str();
}
