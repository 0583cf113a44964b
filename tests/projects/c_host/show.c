/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */

#include "show.h"

#include <stdio.h>
#include <string.h>

const char*
base_name(const char* file)
{
  const char* slash = strrchr(file, '/');
  return slash ? slash + 1 : file;
}

void
show_error(hallmark_error* error)
{
  const hallmark_difference* one = NULL;
  printf("%s (%d)\n",
         hallmark_code_name(hallmark_error_code(error)),
         (int)hallmark_error_code(error));
  printf("  file: %s\n", base_name(hallmark_error_file(error)));
  printf("  message: %s\n", hallmark_error_message(error));
  for (size_t i = 0; i < hallmark_error_difference_count(error); ++i) {
    one = hallmark_error_difference(error, i);
    printf(
      "  difference: %s: %s, not %s\n", one->field, one->found, one->expected);
  }
  printf("  hint: %s\n", hallmark_error_hint(error));
  printf("%s\n", hallmark_error_explain(error));
  hallmark_error_free(error);
}

static void
show_items(const hallmark_plugin* plugin)
{
  const char* key = NULL;
  for (size_t item = 0; item < hallmark_plugin_item_count(plugin); ++item) {
    printf("  item:");
    for (size_t i = 0; (key = hallmark_plugin_item_key(plugin, item, i)); ++i) {
      printf(" %s=%s", key, hallmark_plugin_item(plugin, item, key));
    }
    printf("\n");
  }
}

void
show_plugin(const hallmark_plugin* plugin)
{
  const char* key = NULL;
  printf("%s %s in %s, %s\n",
         hallmark_plugin_path(plugin),
         hallmark_plugin_version(plugin),
         base_name(hallmark_plugin_file(plugin)),
         hallmark_plugin_verified(plugin) ? "verified" : "unchecked");
  for (size_t i = 0; i < hallmark_plugin_export_count(plugin); ++i) {
    const hallmark_export* one = hallmark_plugin_export(plugin, i);
    printf("  %s %s: %s\n",
           one->is_function ? "function" : "variable",
           one->name,
           one->signature);
  }
  for (size_t i = 0; (key = hallmark_plugin_metadata_key(plugin, i)); ++i) {
    printf("  %s: %s\n", key, hallmark_plugin_metadata(plugin, key));
  }
  show_items(plugin);
}

void
show_found(const hallmark_found* found)
{
  hallmark_error* error = hallmark_found_error(found);
  const char* version = NULL;
  const char* name = hallmark_found_implements(found, 0, &version);
  printf("found %s", base_name(hallmark_found_file(found)));
  if (error) {
    printf(": %s\n", hallmark_code_name(hallmark_error_code(error)));
  } else {
    printf(": %s %s implements %s %s, has %d items\n",
           hallmark_found_path(found),
           hallmark_found_version(found),
           name ? name : "nothing",
           name ? version : "",
           (int)hallmark_found_item_count(found));
  }
  hallmark_error_free(error);
}

void
show_event(void* data, const hallmark_event* event)
{
  static const char* const kinds[] = {
    "", "found", "skipped", "opened", "refused", "closed"};
  ++*(int*)data;
  printf("event: %s %s %s\n",
         kinds[event->kind],
         base_name(event->file),
         event->version);
}
