/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* Opens a plugin from C and uses what it exports. */

#include <hallmark/hallmark.h>

#include <stdio.h>

static int
explain(hallmark_error* error)
{
  fprintf(stderr, "%s\n", hallmark_error_explain(error));
  hallmark_error_free(error);
  return 1;
}

static int
use(hallmark_plugin* plugin)
{
  hallmark_error* error = NULL;
  int (*gain)(int) =
    (int (*)(int))hallmark_lookup_function(plugin, "gain", NULL, &error);
  if (!gain) {
    return explain(error);
  }
  const int* level = (const int*)hallmark_lookup(plugin, "level", NULL, &error);
  if (!level) {
    return explain(error);
  }
  printf("%s %s: gain(3) is %d, level is %d\n",
         hallmark_plugin_path(plugin),
         hallmark_plugin_version(plugin),
         gain(3),
         *level);
  return 0;
}

int
main(int count, char** words)
{
  hallmark_error* error = NULL;
  hallmark_loader* loader = hallmark_loader_new(NULL, &error);
  int status = loader ? 0 : explain(error);
  for (int i = 1; i < count && status == 0; ++i) {
    hallmark_plugin* plugin = hallmark_open(loader, words[i], NULL, &error);
    status = plugin ? use(plugin) : explain(error);
    hallmark_plugin_drop(plugin);
  }
  hallmark_loader_free(loader);
  return status;
}
