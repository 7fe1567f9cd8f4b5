// Dates and resolution in painted files: what is overwritten, and what is no whole file.
#include "draw/stamp.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_dates(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        // a PDF: entries become blanks of the same length
        {"<< /CreationDate (D:20200101) /X 1 /ModDate (D:2020) >>",
         "<<                            /X 1                   >>"},
        {"/CreationDate (D:2020", "/CreationDate (D:2020"}, // has no end
        {"/CreationDate (", "/CreationDate ("},
        {"/CreationDate (E:1)", "/CreationDate (E:1)"},
        {"/", "/"},
        {"", ""},
        {"%", "%"},
        // an EPS: the first second of 1970, as far as there is room
        {"%!PS\n%%CreationDate: Wed Nov 27 10:11:12 2030\n%%X",
         "%!PS\n%%CreationDate: Thu Jan  1 00:00:00 1970\n%%X"},
        {"%!PS\n%%CreationDate: Wed Nov\n%%X", "%!PS\n%%CreationDate: Thu Jan\n%%X"},
        {"%!PS\n%%CreationDate: Wed", "%!PS\n%%CreationDate: Thu"},
        {"%!PS\n%%CreationDate: Wed Nov 27 10:11:12 2030 and more\n",
         "%!PS\n%%CreationDate: Thu Jan  1 00:00:00 1970 and more\n"},
        {"%!PS\n%%CreationDate: ", "%!PS\n%%CreationDate: "},
        {"%!PS\n%%Creation", "%!PS\n%%Creation"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *file = strdup(cases[i][0]);
        acg_stamp_blank_dates(file, strlen(file));
        assert_string_equal(file, cases[i][1]);
        free(file);
    }
}

enum { HEAD = 8 + 25, END = 12 };

static void test_resolution(void **state)
{
    (void)state;
    char png[HEAD + END];
    static const char signature[] = "\x89PNG\r\n\x1A\n";
    // 300 dots an inch are 11811 a metre (0x2E23); the CRC is that of the PNG specification
    static const unsigned char chunk[] = {0,    0, 0, 9,    'p',  'H', 'Y',  's',  0,    0,   0x2E,
                                          0x23, 0, 0, 0x2E, 0x23, 1,   0x78, 0xA5, 0x3F, 0x76};
    for (size_t i = 0; i < sizeof png; i++)
        png[i] = (char)i;
    memcpy(png, signature, 8);
    memcpy(png + sizeof png - 8, "IEND", 4);
    struct acg_buffer out = {0};
    assert_int_equal(acg_stamp_png(png, sizeof png, 300, &out, NULL), ACG_OK);
    assert_int_equal(out.length, sizeof png + sizeof chunk);
    assert_memory_equal(out.data, png, HEAD);
    assert_memory_equal(out.data + HEAD, chunk, sizeof chunk);
    assert_memory_equal(out.data + HEAD + sizeof chunk, png + HEAD, END);
    acg_buffer_clear(&out);
    for (int turn = 0; turn < 3; turn++) { // cut, or no PNG
        acg_report *report = acg_report_new();
        char other[sizeof png];
        memcpy(other, png, sizeof png);
        if (turn == 1) other[1] = 'G';
        if (turn == 2) other[sizeof png - 8] = 'i';
        size_t length = sizeof png - (turn == 0);
        assert_int_equal(acg_stamp_png(other, length, 300, &out, report), ACG_FAILED);
        assert_string_equal(acg_report_get(report, 0)->text,
                            "the painted PNG is not whole; memory may be short");
        assert_int_equal(out.length, 0);
        acg_report_free(report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_dates),
                                       cmocka_unit_test(test_resolution)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
