// Arenas, arrays, buffers; text as JSON; digests.
#include "base/arena.h"
#include "base/array.h"
#include "base/buffer.h"
#include "base/digest.h"
#include "base/json.h"
#include "base/pages.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/** Pieces of many sizes: aligned, apart from each other, all as they were left at the end. */
static void arena_keeps_pieces(void **state)
{
    (void)state;
    enum { N = 5000 };
    struct acg_arena arena = {0};
    static unsigned char *pieces[N];
    static size_t sizes[N];
    for (size_t i = 0; i < N; i++) {
        sizes[i] = i % 97 == 0 ? i * 40 : i % 50; // some larger than a block, some empty
        bool text = i % 2;
        char bytes[50];
        memset(bytes, (int)(i % 251), sizeof bytes);
        if (text && sizes[i] < sizeof bytes) {
            pieces[i] = (unsigned char *)acg_arena_text(&arena, bytes, sizes[i]);
        } else {
            pieces[i] = acg_arena_alloc(&arena, sizes[i]);
            assert_int_equal((uintptr_t)pieces[i] % _Alignof(max_align_t), 0);
            if (sizes[i] > 0) memset(pieces[i], (int)(i % 251), sizes[i]);
        }
        assert_non_null(pieces[i]);
    }
    for (size_t i = 0; i < N; i++) {
        for (size_t k = 0; k < sizes[i]; k++)
            assert_int_equal(pieces[i][k], i % 251);
        if (i % 2 && sizes[i] < 50) assert_int_equal(pieces[i][sizes[i]], 0);
    }
    acg_arena_clear(&arena);
    assert_null(arena.last);
    assert_string_equal(acg_arena_text(&arena, "again", 5), "again"); // usable after clearing
    acg_arena_clear(&arena);
}

static void arena_refuses_too_much(void **state)
{
    (void)state;
    struct acg_arena arena = {0};
    assert_null(acg_arena_alloc(&arena, SIZE_MAX));
    assert_null(acg_arena_alloc(&arena, SIZE_MAX / 2 + 1));
    assert_null(acg_arena_array(&arena, SIZE_MAX / 8 + 2, 8)); // the product is 8
    assert_null(acg_arena_array(&arena, 2, SIZE_MAX));
    assert_null(acg_arena_text(&arena, "", SIZE_MAX));
    assert_non_null(acg_arena_array(&arena, 0, 8));
    assert_non_null(acg_arena_array(&arena, 8, 0));
    memset(acg_arena_alloc(&arena, 100), 'x', 100);
    const char *cleared = acg_arena_array(&arena, 30000, 3); // cleared, alone in a block
    for (size_t i = 0; i < 90000; i++)
        assert_int_equal(cleared[i], 0);
    acg_arena_clear(&arena);
    acg_arena_clear(&arena);
}

static void array_grows(void **state)
{
    (void)state;
    struct item {
        uint32_t a, b, c;
    } *items = NULL;
    size_t room = 0, moves = 0;
    for (uint32_t i = 0; i < 1000000; i++) {
        size_t before = room;
        assert_true(acg_array_room(&items, i, &room, sizeof *items));
        assert_true(room > i);
        moves += room != before;
        items[i] = (struct item){i, ~i, i / 2};
    }
    for (uint32_t i = 0; i < 1000000; i++)
        assert_true(items[i].a == i && items[i].b == ~i && items[i].c == i / 2);
    assert_true(moves <= 17); // doubled each time: 16 times 2^16 is a million
    size_t huge = SIZE_MAX / 4;
    struct item *same = items;
    assert_false(acg_array_room(&items, huge, &huge, sizeof *items));
    assert_ptr_equal(items, same);
    assert_int_equal(huge, SIZE_MAX / 4);
    free(items);
}

static void buffer_grows(void **state)
{
    (void)state;
    struct acg_buffer buffer = {0};
    acg_buffer_text(&buffer, "");
    assert_string_equal(buffer.data, "");
    acg_buffer_add(&buffer, NULL, 0);
    for (int i = 0; i < 20000; i++) {
        acg_buffer_char(&buffer, (char)('a' + i % 26));
        assert_int_equal(buffer.data[buffer.length], 0);
    }
    acg_buffer_format(&buffer, "%s-%d-%200s", "x", 7, "y");
    assert_int_equal(buffer.length, 20000 + 4 + 200);
    assert_memory_equal(buffer.data + 19999, "fx-7- ", 6); // 19999 % 26 = 5
    assert_string_equal(buffer.data + 20203, "y");
    assert_false(buffer.failed);
    acg_buffer_clear(&buffer);
    assert_null(buffer.data);
    assert_int_equal(buffer.length + buffer.capacity, 0);
}

/** Once it failed it stays failed, and what was there stays there. */
static void buffer_fails_for_good(void **state)
{
    (void)state;
    struct acg_buffer buffer = {0};
    acg_buffer_text(&buffer, "kept");
    acg_buffer_add(&buffer, "", SIZE_MAX / 4);
    assert_true(buffer.failed);
    acg_buffer_text(&buffer, "lost");
    acg_buffer_char(&buffer, 'x');
    acg_buffer_format(&buffer, "%d", 1);
    assert_string_equal(buffer.data, "kept");
    assert_int_equal(buffer.length, 4);
    acg_buffer_clear(&buffer);
    assert_false(buffer.failed);
}

static void writes_json_texts(void **state)
{
    (void)state;
    static const struct {
        const char *text, *json;
    } cases[] = {
        {NULL, "null"},
        {"", "\"\""},
        {"Çin 中国", "\"Çin 中国\""},
        {"a\"b\\c/d", "\"a\\\"b\\\\c/d\""},
        {"\n\t\r\b", "\"\\n\\u0009\\u000d\\u0008\""},
        {"\x01\x1f\x7f", "\"\\u0001\\u001f\\u007f\""},
        {"</script><!--", "\"\\u003c/script>\\u003c!--\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct acg_buffer out = {0};
        acg_json_text(&out, cases[i].text);
        assert_string_equal(out.data, cases[i].json);
        acg_buffer_clear(&out);
    }
}

/** NIST, "Cryptographic Standards and Guidelines: Example Values", SHA-256; FIPS 180-4. */
static void digests(void **state)
{
    (void)state;
    char hex[ACG_DIGEST_TEXT], *million = malloc(1000000);
    assert_non_null(million);
    memset(million, 'a', 1000000);
    acg_digest("", 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    acg_digest("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    acg_digest("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, hex);
    assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    acg_digest(million, 1000000, hex);
    assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    free(million);
}

/** Advice changes nothing that is there, whatever the block's place and size. */
static void advises_blocks(void **state)
{
    (void)state;
    enum { SIZE = 20 * 1024 * 1024 };
    unsigned char *block = malloc(SIZE);
    assert_non_null(block);
    for (size_t i = 0; i < SIZE; i += 4096)
        block[i] = (unsigned char)(i >> 12);
    for (size_t start = 0; start < 5; start++)
        acg_pages_advise(block + start, SIZE - start * 1000);
    acg_pages_advise(block, 0);
    for (size_t i = 0; i < SIZE; i += 4096)
        assert_int_equal(block[i], (unsigned char)(i >> 12));
    free(block);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arena_keeps_pieces),
        cmocka_unit_test(arena_refuses_too_much),
        cmocka_unit_test(array_grows),
        cmocka_unit_test(buffer_grows),
        cmocka_unit_test(buffer_fails_for_good),
        cmocka_unit_test(writes_json_texts),
        cmocka_unit_test(digests),
        cmocka_unit_test(advises_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
