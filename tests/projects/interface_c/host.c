/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Prints what it expects of an interface, and opens plugins. */

#include "filter.interface.h"

#include <hallmark/hallmark.h>

#include <stdio.h>

static int
explain(hallmark_error* error)
{
  fprintf(stderr, "%s\n", hallmark_error_explain(error));
  hallmark_error_free(error);
  return 1;
}

int
main(int count, char** words)
{
  const hallmark_expected* expected = &hallmark_filter_expected;
  struct hallmark_interface_filter filter = {0};
  hallmark_error* error = NULL;
  hallmark_loader* loader = hallmark_loader_new(NULL, &error);
  int status = loader && !filter.gain ? 0 : explain(error);

  printf("%s %s\n", expected->name, expected->version);
  for (size_t i = 0; i < expected->export_count; ++i) {
    printf("  %s %s%s\n",
           expected->exports[i].name,
           expected->exports[i].linkage,
           expected->exports[i].is_optional ? " optional" : "");
  }
  for (int i = 1; i < count && status == 0; ++i) {
    hallmark_plugin* plugin = hallmark_open(loader, words[i], NULL, &error);
    if (plugin &&
        hallmark_bind(plugin, expected, &filter, sizeof filter, &error)) {
      const filter_params params = {1, 2.5F};
      printf("gain %g, level %s\n",
             (double)filter.gain(&params),
             filter.level ? "there" : "missing");
    } else {
      status = explain(error);
    }
    hallmark_plugin_drop(plugin);
  }
  hallmark_loader_free(loader);
  return status;
}
