# Writes a C file with the bytes of files as arrays: acg_data_NAME[] and its length, for src/ingest/data.h.
function(acg_embed path)
    set(text "#include \"ingest/data.h\"\n")
    foreach(file ${ARGN})
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
        get_filename_component(name ${file} NAME_WE)
        file(READ ${file} bytes HEX)
        string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
        string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${bytes}")
        string(APPEND text "static const unsigned char ${name}[] = {\n${bytes}};\n"
            "const struct acg_data acg_data_${name} = {\"${name}\", ${name}, sizeof ${name}};\n")
    endforeach()
    file(GENERATE OUTPUT ${path} CONTENT "${text}")
endfunction()
