#include <libxml/xmlversion.h>
/* Keeps ICU's headers out: they clash with those of Foundation in any module that sees both. */
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
