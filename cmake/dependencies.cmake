# What we link with: Debian 12's packages are the floor.
find_package(PkgConfig REQUIRED)
pkg_check_modules(CJSON REQUIRED IMPORTED_TARGET libcjson>=1.7.15)
pkg_check_modules(GVC REQUIRED IMPORTED_TARGET libgvc>=2.42 libcgraph)
pkg_check_modules(IGRAPH REQUIRED IMPORTED_TARGET igraph>=0.10.2)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
find_library(ACG_GLPK NAMES glpk REQUIRED) # igraph needs it anyway; it has no file for pkg-config
pkg_check_modules(ZLIB REQUIRED IMPORTED_TARGET zlib)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(EXPAT REQUIRED IMPORTED_TARGET expat)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3>=3.40)

add_library(acg_dependencies INTERFACE)
target_link_libraries(acg_dependencies INTERFACE
    PkgConfig::CJSON PkgConfig::GVC PkgConfig::UTF8PROC PkgConfig::NETTLE PkgConfig::ZLIB
    PkgConfig::ZSTD PkgConfig::EXPAT PkgConfig::SQLITE m ${CMAKE_DL_LIBS})

add_library(acg_igraph_headers INTERFACE)
target_include_directories(acg_igraph_headers SYSTEM INTERFACE ${IGRAPH_INCLUDE_DIRS})
add_library(acg_igraph_shared INTERFACE)
target_link_libraries(acg_igraph_shared INTERFACE PkgConfig::IGRAPH ${ACG_GLPK})

# A shared libigraph brings 25 more shared objects and some 4 ms at each start; the static one next to nothing.
add_library(acg_igraph_program INTERFACE)
find_library(ACG_IGRAPH_ARCHIVE NAMES libigraph.a)
if(ACG_STATIC_IGRAPH AND ACG_IGRAPH_ARCHIVE)
    # XML, ICU and compression serve igraph's GraphML reader, which we do not link.
    set(igraph_needs ${IGRAPH_STATIC_LIBRARIES})
    list(FILTER igraph_needs EXCLUDE REGEX "^(igraph|xml2|icu.*|z|lzma)$")
    list(REMOVE_DUPLICATES igraph_needs)
    list(TRANSFORM igraph_needs PREPEND "-l")
    target_link_libraries(acg_igraph_program INTERFACE
        -Wl,--as-needed ${ACG_IGRAPH_ARCHIVE} ${igraph_needs})
else()
    target_link_libraries(acg_igraph_program INTERFACE PkgConfig::IGRAPH ${ACG_GLPK})
endif()

# Graphviz's plugins are loaded by path: no configuration file, no search.
pkg_get_variable(graphviz_libdir libgvc libdir)
set(ACG_GRAPHVIZ_PLUGINS ${graphviz_libdir}/graphviz)
file(GLOB plugin ${ACG_GRAPHVIZ_PLUGINS}/libgvplugin_core.so.[0-9])
if(NOT plugin)
    message(FATAL_ERROR "Graphviz has no plugin libgvplugin_core in ${ACG_GRAPHVIZ_PLUGINS}")
endif()
string(REGEX REPLACE ".*libgvplugin_core" "" ACG_GRAPHVIZ_PLUGIN_SUFFIX ${plugin})
string(REPLACE "." ";" version ${GVC_libgvc_VERSION})
list(GET version 0 major)
list(GET version 1 minor)
math(EXPR ACG_GRAPHVIZ_VERSION "${major} * 10000 + ${minor} * 100")

# Writes a linker script that exports the functions declared in the public headers, all in one version `node`.
function(acg_write_exports path node)
    set(names)
    foreach(header ${ARGN})
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${header})
        file(READ ${header} text)
        string(REGEX REPLACE "/\\*[^*]*\\*+([^/*][^*]*\\*+)*/" "" text "${text}")
        string(REGEX REPLACE "//[^\n]*" "" text "${text}")
        string(REGEX REPLACE "static inline[^}]*}" "" text "${text}")
        string(REGEX REPLACE "typedef[^\n(]*\\(" "" text "${text}")
        string(REGEX MATCHALL "acg_[a-z0-9_]+\\(" found "${text}")
        list(APPEND names ${found})
    endforeach()
    list(REMOVE_DUPLICATES names)
    list(SORT names)
    string(REPLACE "(" ";\n    " names "${names}")
    string(REGEX REPLACE "(;\n    );" "\\1" names "${names}")
    file(GENERATE OUTPUT ${path} CONTENT "${node} {\n  global:\n    ${names}\n  local: *;\n};\n")
endfunction()
