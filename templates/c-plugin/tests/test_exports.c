/* SPDX-License-Identifier: 0BSD */
/* Opens the plugin as a host in C does, and uses what it exports. */

#include "{{name}}.h"

#include <hallmark/hallmark.h>

#include <stdio.h>
#include <string.h>

/** The type of `{{identifier}}_apply`: its plain name, from the header. */
typedef float apply_function(float sample);

static int failures = 0;

static void
expect(int holds, const char *claim)
{
  if (!holds) {
    printf("failed: %s\n", claim);
    ++failures;
  }
}

/** Print why a call failed, and let go of the reason. */
static void
report(hallmark_error *error)
{
  printf("%s\n", hallmark_error_explain(error));
  hallmark_error_free(error);
  ++failures;
}

static void
test_exports(hallmark_plugin *plugin)
{
  hallmark_error *error = NULL;
  apply_function *apply;
  float *strength;

  apply = (apply_function *)hallmark_lookup_function(
    plugin, "{{identifier}}_apply", NULL, &error);
  if (!apply) {
    report(error);
    return;
  }
  strength = hallmark_lookup(plugin, "{{identifier}}_strength", NULL, &error);
  if (!strength) {
    report(error);
    return;
  }

  expect(apply(1.0F) == 0.5F, "half of a sample remains at first");
  *strength = 0.25F;
  expect(apply(1.0F) == 0.25F, "the host sets how much remains");
}

static void
test_plugin(hallmark_loader *loader, const char *file)
{
  hallmark_error *error = NULL;
  hallmark_plugin *plugin = hallmark_open(loader, file, NULL, &error);

  if (!plugin) {
    report(error);
    return;
  }
  expect(strcmp(hallmark_plugin_path(plugin), "{{path}}") == 0,
         "the plugin is the one of this project");
  test_exports(plugin);
  expect(hallmark_close(plugin, NULL) == HALLMARK_UNMAPPED,
         "nothing holds the plugin any more");
}

int
main(int count, char **words)
{
  hallmark_error *error = NULL;
  hallmark_loader *loader;

  if (count != 2) {
    printf("usage: %s PLUGIN\n", words[0]);
    return 2;
  }
  loader = hallmark_loader_new(NULL, &error);
  if (!loader) {
    report(error);
    return 1;
  }
  test_plugin(loader, words[1]);
  hallmark_loader_free(loader);
  return failures == 0 ? 0 : 1;
}
