// page/site.h - the files of the page, which are compiled in.
#ifndef ACG_PAGE_SITE_H
#define ACG_PAGE_SITE_H

#include "base/embedded.h"

/** Of src/page/site/. */
extern const struct acg_embedded acg_site_page, acg_site_style, acg_site_program;

/** The library that draws, and its licence; empty where it was out of reach of the build. */
extern const struct acg_embedded acg_site_cytoscape, acg_site_license;

#endif
