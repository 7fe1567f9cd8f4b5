#include "read/xml.h"

#include "base/limits.h"
#include "base/report.h"
#include "base/utf8.h"
#include "read/lines.h"

#include <expat.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

/** The walk over one file. */
struct acg_xml {
    XML_Parser parser;
    const struct acg_xml_handler *handler;
    struct acg_lines lines;
    acg_report *report;
    acg_status status;
    char prefix[64]; // of the root element, with its colon; longer ones are none that we know
    size_t prefix_length, depth;
    size_t open[ACG_MAX_DEPTH]; // where the elements begin that are open
    bool stopped;
};

static void reject(struct acg_xml *xml, size_t at, const char *what)
{
    struct acg_place place = acg_lines_place(&xml->lines, at);
    xml->status = acg_reject(xml->report, &place, "%s", what);
}

static void stop(struct acg_xml *xml)
{
    xml->stopped = true;
    XML_StopParser(xml->parser, XML_FALSE);
}

static const char *local_name(const struct acg_xml *xml, const char *name)
{
    bool is_ours = xml->prefix_length > 0 && strncmp(name, xml->prefix, xml->prefix_length) == 0;
    return is_ours ? name + xml->prefix_length : name;
}

static void on_start(void *context, const XML_Char *name, const XML_Char **attributes)
{
    struct acg_xml *xml = context;
    if (xml->stopped) return; // expat gives an empty element's end even so
    if (xml->depth == ACG_MAX_DEPTH) {
        char text[64];
        snprintf(text, sizeof text, "nested deeper than %d levels", ACG_MAX_DEPTH);
        reject(xml, acg_xml_at(xml), text);
        stop(xml);
        return;
    }
    const char *colon = strchr(name, ':');
    if (xml->depth == 0 && colon && (size_t)(colon - name) + 2 <= sizeof xml->prefix) {
        xml->prefix_length = (size_t)(colon - name) + 1;
        memcpy(xml->prefix, name, xml->prefix_length);
    }
    xml->open[xml->depth++] = acg_xml_at(xml);
    if (!xml->handler->start(xml->handler->context, local_name(xml, name),
                             (const char *const *)attributes)) {
        stop(xml);
    }
}

static void on_end(void *context, const XML_Char *name)
{
    struct acg_xml *xml = context;
    if (xml->stopped) return;
    xml->depth--;
    if (!xml->handler->end(xml->handler->context, local_name(xml, name))) stop(xml);
}

static void on_text(void *context, const XML_Char *text, int length)
{
    struct acg_xml *xml = context;
    if (xml->stopped) return;
    if (!xml->handler->text(xml->handler->context, text, (size_t)length)) stop(xml);
}

static void on_instruction(void *context, const XML_Char *target, const XML_Char *data)
{
    struct acg_xml *xml = context;
    if (xml->stopped || !xml->handler->instruction) return;
    if (!xml->handler->instruction(xml->handler->context, target, data)) stop(xml);
}

static void on_doctype(void *context, const XML_Char *name, const XML_Char *system,
                       const XML_Char *public, int has_subset)
{
    struct acg_xml *xml = context;
    (void)name, (void)system, (void)public, (void)has_subset;
    size_t at = acg_xml_at(xml); // behind its name
    while (at > 0 && xml->lines.text[at] != '<')
        at--;
    reject(xml, at, "a DOCTYPE is not accepted; remove it");
    stop(xml);
}

/** What stopped expat, in our words where they help more. */
static void say_error(struct acg_xml *xml)
{
    enum XML_Error error = XML_GetErrorCode(xml->parser);
    size_t at = acg_xml_at(xml);
    char text[128];
    switch ((int)error) {
    case XML_ERROR_NO_MEMORY:
        xml->status = acg_out_of_memory(xml->report);
        return;
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
    case XML_ERROR_PARTIAL_CHAR:
        if (xml->depth == 0) {
            reject(xml, at, "the file is empty or ends too soon; expected an XML element");
        } else {
            reject(xml, xml->open[xml->depth - 1], "the file ends inside this element");
        }
        return;
    case XML_ERROR_TAG_MISMATCH:
        if (xml->depth > 0) at = xml->open[xml->depth - 1];
        reject(xml, at, "this element is never closed");
        return;
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING:
        reject(xml, at,
               "the encoding that the file declares is not read, or not the one that it "
               "has; save it as UTF-8");
        return;
    default:
        snprintf(text, sizeof text, "this is no well-formed XML: %s", XML_ErrorString(error));
        reject(xml, at, text);
    }
}

static void parse(struct acg_xml *xml, const char *text, size_t length)
{
    do {
        int piece = length < INT_MAX ? (int)length : INT_MAX;
        bool is_last = (size_t)piece == length;
        if (XML_Parse(xml->parser, text, piece, is_last) == XML_STATUS_ERROR) {
            if (!xml->stopped) say_error(xml);
            return;
        }
        text += piece;
        length -= (size_t)piece;
    } while (length > 0);
}

acg_status acg_xml_walk(const char *text, size_t length, const char *name,
                        const struct acg_xml_handler *handler, acg_xml **out, acg_report *report)
{
    struct acg_xml xml = {.handler = handler,
                          .lines = {.name = name, .text = text, .length = length},
                          .report = report};
    xml.parser = XML_ParserCreate(NULL);
    if (!xml.parser) return acg_out_of_memory(report);
    XML_SetUserData(xml.parser, &xml);
    XML_SetElementHandler(xml.parser, on_start, on_end);
    XML_SetCharacterDataHandler(xml.parser, on_text);
    XML_SetProcessingInstructionHandler(xml.parser, on_instruction);
    XML_SetStartDoctypeDeclHandler(xml.parser, on_doctype);
    *out = &xml;
    parse(&xml, text, length);
    *out = NULL;
    XML_ParserFree(xml.parser);
    return xml.stopped && !xml.status ? ACG_REJECTED : xml.status;
}

size_t acg_xml_at(const acg_xml *xml)
{
    XML_Index at = XML_GetCurrentByteIndex(xml->parser);
    return at > 0 ? (size_t)at : 0;
}

const char *acg_xml_attribute(const char *const attributes[], const char *name)
{
    for (size_t i = 0; attributes[i]; i += 2) {
        if (strcmp(attributes[i], name) == 0) return attributes[i + 1];
    }
    return NULL;
}
