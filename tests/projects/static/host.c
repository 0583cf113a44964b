/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A host in C, which a C compiler links with a static Hallmark. */

#include <hallmark/hallmark.h>

#include <stdio.h>

int
main(int count, char** words)
{
  hallmark_error* error = NULL;
  hallmark_loader* loader = hallmark_loader_new(NULL, &error);
  hallmark_plugin* plugin =
    count > 1 ? hallmark_open(loader, words[1], NULL, &error) : NULL;
  if (plugin) {
    printf(
      "%s %s\n", hallmark_plugin_path(plugin), hallmark_plugin_version(plugin));
    hallmark_close(plugin);
  } else {
    printf("%s\n", hallmark_error_explain(error));
    hallmark_error_free(error);
  }
  hallmark_loader_free(loader);
  return 0;
}
