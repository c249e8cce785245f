#include "utf8.h"

/* How many bytes follow the first, and what the second may be: this keeps out overlong forms,
 * surrogates and what lies beyond U+10FFFF. */
static const struct {
    unsigned char first, last, low, high, follow;
} form[] = { { 0x00, 0x7f, 0x00, 0xff, 0 }, { 0xc2, 0xdf, 0x80, 0xbf, 1 },
             { 0xe0, 0xe0, 0xa0, 0xbf, 2 }, { 0xe1, 0xec, 0x80, 0xbf, 2 },
             { 0xed, 0xed, 0x80, 0x9f, 2 }, { 0xee, 0xef, 0x80, 0xbf, 2 },
             { 0xf0, 0xf0, 0x90, 0xbf, 3 }, { 0xf1, 0xf3, 0x80, 0xbf, 3 },
             { 0xf4, 0xf4, 0x80, 0x8f, 3 } };

size_t bg_utf8_character(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t k = 0;
    while (k < sizeof form / sizeof *form && (*s < form[k].first || *s > form[k].last))
        ++k;
    if (k == sizeof form / sizeof *form)
        return 0;
    if (form[k].follow > 0 && (s[1] < form[k].low || s[1] > form[k].high))
        return 0;
    for (size_t i = 2; i <= form[k].follow; ++i)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    return 1u + form[k].follow;
}

bool bg_is_utf8(const char *text)
{
    while (*text != '\0') {
        const size_t n = bg_utf8_character(text);
        if (n == 0)
            return false;
        text += n;
    }
    return true;
}

bool bg_is_control(const char *text)
{
    const unsigned char *s = (const unsigned char *)text;
    return *s < 0x20 || *s == 0x7f || (*s == 0xc2 && s[1] < 0xa0);
}
