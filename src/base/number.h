// base/number.h - numbers as text, the same in every locale.
#ifndef ACG_BASE_NUMBER_H
#define ACG_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

enum { ACG_NUMBER_TEXT = 32 };

/** The fewest digits that read back equal: "0.6", "1e+30", "3". Infinities and NaN must not come
 * here. */
void acg_number_shortest(double number, char text[ACG_NUMBER_TEXT]);

/** With `digits` significant digits (1..17), without trailing zeros; -0 as "0". */
void acg_number_digits(double number, int digits, char text[ACG_NUMBER_TEXT]);

/** The same for who reads it: whole numbers below 10^15 are written out, "1000" rather than
 * "1e+03", to the unit even where that takes more digits. */
void acg_number_readable(double number, int digits, char text[ACG_NUMBER_TEXT]);

/** Whether a whole text is a number by RFC 8259, section 6. */
bool acg_number_is_json(const char *text, size_t length);

/** Reads a whole text as a JSON number (RFC 8259 grammar). False if it is none or not finite. */
bool acg_number_parse(const char *text, size_t length, double *out);

#endif
