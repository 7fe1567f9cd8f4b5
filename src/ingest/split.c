#include "ingest/split.h"

#include <assert.h>

#ifdef __x86_64__
#include <immintrin.h>
#endif

enum { BLOCK = 64 };

/** Where in a block of 64 bytes delimiters, line ends and NULs stand, a bit for each byte. */
struct marks {
    uint64_t delimiters, lines, nuls;
};

/** Marks a block; by the widest comparison that a machine has, or byte by byte. */
typedef struct marks mark_block(const char *block, char delimiter);

#ifdef __x86_64__
#define WIDE __attribute__((target("avx2,bmi,bmi2,popcnt")))
#define WIDEST __attribute__((target("avx512bw,bmi,bmi2,popcnt")))

WIDE static inline uint64_t equal(__m256i near, __m256i far, __m256i byte)
{
    uint64_t first = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(near, byte));
    uint64_t second = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(far, byte));
    return first | second << 32;
}

WIDE static inline struct marks mark_wide(const char *block, char delimiter)
{
    __m256i near = _mm256_loadu_si256((const __m256i *)(const void *)block);
    __m256i far = _mm256_loadu_si256((const __m256i *)(const void *)(block + 32));
    return (struct marks){equal(near, far, _mm256_set1_epi8(delimiter)),
                          equal(near, far, _mm256_set1_epi8('\n')),
                          equal(near, far, _mm256_setzero_si256())};
}

WIDEST static inline struct marks mark_widest(const char *block, char delimiter)
{
    __m512i bytes = _mm512_loadu_si512(block);
    return (struct marks){_mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8(delimiter)),
                          _mm512_cmpeq_epi8_mask(bytes, _mm512_set1_epi8('\n')),
                          _mm512_testn_epi8_mask(bytes, bytes)};
}
#endif

static inline struct marks mark_bytes(const char *block, char delimiter)
{
    struct marks marks = {0};
    for (int i = 0; i < BLOCK; i++) {
        marks.delimiters |= (uint64_t)(block[i] == delimiter) << i;
        marks.lines |= (uint64_t)(block[i] == '\n') << i;
        marks.nuls |= (uint64_t)(block[i] == '\0') << i;
    }
    return marks;
}

/** The marks of a block, without those from the `left`-th byte on. */
__attribute__((always_inline)) static inline void cut(struct marks *marks, size_t left)
{
    uint64_t within = ((uint64_t)1 << left) - 1;
    marks->delimiters &= within;
    marks->lines &= within;
    marks->nuls &= within;
}

/** Where fields of the row at hand end. */
struct noting {
    const struct acg_split *split;
    size_t n;    // fields that have ended
    size_t next; // of those that are needed
};

/** Notes where fields end: delimiters are the bits of a block that begins at `base`. */
typedef void note_ends(struct noting *noting, uint32_t base, uint64_t delimiters);

/** Notes at most 64 more than wanted, for which there is room. */
__attribute__((always_inline)) static inline void note_all(struct noting *noting, uint32_t base,
                                                           uint64_t delimiters)
{
    if (noting->n >= noting->split->wanted) return;
    for (uint32_t *end = noting->split->ends + noting->n; delimiters; delimiters &= delimiters - 1)
        *end++ = base + (uint32_t)__builtin_ctzll(delimiters);
}

#ifdef __x86_64__
/** Notes only what is needed: mostly a third of the fields. */
WIDE static inline void note_needed(struct noting *noting, uint32_t base, uint64_t delimiters)
{
    const struct acg_split *split = noting->split;
    size_t beyond = noting->n + (size_t)__builtin_popcountll(delimiters), i = noting->next;
    for (; i < split->n_needed && split->needed[i] < beyond; i++) {
        uint64_t rank = (uint64_t)1 << (split->needed[i] - noting->n);
        split->ends[split->needed[i]] =
            base + (uint32_t)__builtin_ctzll(_pdep_u64(rank, delimiters));
    }
    noting->next = i;
}
#endif

/** Cuts a row at every delimiter: no quotes. Compiled once for each way to mark. */
__attribute__((always_inline)) static inline void
split_by(mark_block *mark, note_ends *note, struct acg_split *split, struct acg_row *row)
{
    const char *start = split->at, *at = start;
    struct noting noting = {.split = split};
    uint64_t nuls = 0, line = 0;
    while (at < split->end && !line) {
        struct marks marks = mark(at, split->delimiter);
        size_t left = (size_t)(split->end - at);
        if (left < BLOCK) cut(&marks, left);
        line = marks.lines;
        if (line) cut(&marks, (size_t)__builtin_ctzll(line));
        nuls |= marks.nuls;
        note(&noting, (uint32_t)(at - start), marks.delimiters);
        noting.n += (size_t)__builtin_popcountll(marks.delimiters);
        at += line ? (size_t)__builtin_ctzll(line) : BLOCK;
    }
    if (at > split->end) at = split->end;
    *row = (struct acg_row){start, (size_t)(at - start), noting.n + 1, split->line,
                            nuls ? ACG_ROW_NUL : ACG_ROW_SOUND};
    split->at = at + (line != 0);
    split->line++;
}

#ifdef __x86_64__
WIDE static void split_wide(struct acg_split *split, struct acg_row *row)
{
    if (split->needed) split_by(mark_wide, note_needed, split, row);
    else split_by(mark_wide, note_all, split, row);
}

WIDEST static void split_widest(struct acg_split *split, struct acg_row *row)
{
    if (split->needed) split_by(mark_widest, note_needed, split, row);
    else split_by(mark_widest, note_all, split, row);
}
#endif

enum acg_split_way acg_split_best(void)
{
    enum acg_split_way best = ACG_SPLIT_BYTES;
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt") &&
        __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
        best = __builtin_cpu_supports("avx512bw") ? ACG_SPLIT_WIDEST : ACG_SPLIT_WIDE;
    }
#endif
    return best;
}

static void split_plain(struct acg_split *split, struct acg_row *row)
{
    switch (split->way) {
#ifdef __x86_64__
    case ACG_SPLIT_WIDE:
        split_wide(split, row);
        return;
    case ACG_SPLIT_WIDEST:
        split_widest(split, row);
        return;
#endif
    default:
        split_by(mark_bytes, note_all, split, row);
    }
}

/** Finds the line end behind which no quotes are open, of at most `most` bytes. */
static const char *find_quoted_end(const char *at, const char *end)
{
    bool open = false;
    for (; at < end; at++) {
        if (*at == '"') open = !open;
        else if (*at == '\n' && !open) return at + 1;
    }
    return NULL;
}

const char *acg_row_end(const char *at, const char *end, bool is_quoted)
{
    const char *line = memchr(at, '\n', (size_t)(end - at));
    if (!line || !is_quoted || !memchr(at, '"', (size_t)(line - at))) return line ? line + 1 : NULL;
    bool is_far = (size_t)(end - at) > ACG_ROW_MOST;
    const char *found = find_quoted_end(at, is_far ? at + ACG_ROW_MOST : end);
    return found || !is_far ? found : line + 1;
}

/** Whether quotes are open at the end of a text. */
static bool is_open(const char *at, const char *end)
{
    bool open = false;
    for (; at < end; at++)
        open = open != (*at == '"');
    return open;
}

static size_t count_lines(const char *at, const char *end)
{
    size_t n = 0;
    while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
        at++;
        n++;
    }
    return n;
}

/** Copies one quoted field without its quotes; says where it ends, or NULL if that is amiss. */
static const char *copy_quoted(struct acg_buffer *plain, const char *at, const char *end,
                               char delimiter)
{
    for (at++; at < end; at++) {
        const char *quote = memchr(at, '"', (size_t)(end - at));
        if (!quote) return NULL;
        acg_buffer_add(plain, at, (size_t)(quote - at));
        at = quote + 1;
        if (at < end && *at == '"') {
            acg_buffer_char(plain, '"');
            continue;
        }
        return at == end || *at == delimiter ? at : NULL;
    }
    return NULL;
}

/** Cuts a row that may have quotes. Its fields are copied, one byte between them. */
static void split_quoted(struct acg_split *split, struct acg_row *row)
{
    const char *start = split->at, *next = acg_row_end(start, split->end, true);
    if (!next && is_open(start, split->end)) next = acg_row_end(start, split->end, false);
    const char *end = next ? next - 1 : split->end, *at = start;
    size_t n = 0;
    split->at = next ? next : split->end;
    *row = (struct acg_row){.text = start, .length = (size_t)(end - start), .line = split->line};
    split->line += count_lines(start, split->at);
    if (row->length > ACG_ROW_MOST) return;
    if (end > start && end[-1] == '\r') end--;
    split->plain.length = 0;
    acg_buffer_text(&split->plain, "");
    for (;;) {
        if (at < end && *at == '"') {
            at = copy_quoted(&split->plain, at, end, split->delimiter);
            if (!at) {
                row->fault = ACG_ROW_QUOTES;
                return;
            }
        } else {
            const char *stop = memchr(at, split->delimiter, (size_t)(end - at));
            if (!stop) stop = end;
            acg_buffer_add(&split->plain, at, (size_t)(stop - at));
            at = stop;
        }
        if (n < split->wanted) split->ends[n] = (uint32_t)split->plain.length;
        n++;
        if (at == end) break;
        acg_buffer_char(&split->plain, split->delimiter);
        at++;
    }
    if (split->plain.failed) return; // without fields; whoever reads the rows asks for that
    row->text = split->plain.data;
    row->length = split->plain.length;
    row->n_fields = n;
    if (memchr(start, '\0', (size_t)(end - start))) row->fault = ACG_ROW_NUL;
}

bool acg_split_next(struct acg_split *split, struct acg_row *row)
{
    assert(split->wanted <= ACG_FIELDS_MOST);
    while (split->at < split->end &&
           (*split->at == '\n' ||
            (*split->at == '\r' && split->at + 1 < split->end && split->at[1] == '\n'))) {
        split->at += *split->at == '\r' ? 2 : 1;
        split->line++;
    }
    if (split->at >= split->end) return false;
    if (split->is_quoted) split_quoted(split, row);
    else split_plain(split, row);
    if (row->length > ACG_ROW_MOST) row->fault = ACG_ROW_LONG;
    return true;
}
