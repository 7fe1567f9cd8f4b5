// page/site.h - the files of the page, built into the library.
#ifndef ACG_PAGE_SITE_H
#define ACG_PAGE_SITE_H

#include <stddef.h>

/*
 * cmake/embed.c makes these of src/page/site/ and of what CMake fetched; each is followed by a NUL,
 * which its length does not count.
 */
extern const char acg_site_page[], acg_site_style[], acg_site_program[];
extern const size_t acg_site_page_length, acg_site_style_length, acg_site_program_length;

/** The library that draws, and its licence; empty where it was out of reach of the build. */
extern const char acg_site_cytoscape[], acg_site_license[];
extern const size_t acg_site_cytoscape_length, acg_site_license_length;

#endif
