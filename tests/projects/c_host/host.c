/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* A host in C that uses everything in the library. */

#include "filter.interface.h"
#include "mixer.h"
#include "mixer.interface.h"
#include "show.h"

#include <stdio.h>
#include <stdlib.h>

float
mix(float one, float other)
{
  return one + other;
}

static const char reverb[] = "audio.example/reverb";

/* A file of the plugins' folder; every loader is made with it. */
static const char*
name_file(const char* folder, const char* name)
{
  static char file[4096];
  snprintf(file, sizeof file, "%s/%s", folder, name);
  return file;
}

static hallmark_loader*
make_loader(const char* folder, int* events)
{
  hallmark_error* error = NULL;
  hallmark_options options = {0};
  options.size = sizeof options;
  options.directories = &folder;
  options.directory_count = 1;
  options.log = show_event;
  options.log_data = events;
  hallmark_loader* loader = hallmark_loader_new(&options, &error);
  if (!loader) {
    show_error(error);
    exit(1);
  }
  return loader;
}

/* What is refused, and each time why. */
static void
be_refused(hallmark_loader* loader, const char* folder)
{
  hallmark_error* error = NULL;
  const hallmark_expected* const interfaces[] = {&hallmark_filter_expected};
  hallmark_expect expect = {0};
  expect.size = sizeof expect;
  expect.interfaces = interfaces;
  expect.interface_count = 1;

  printf("-- refused\n");
  hallmark_open(loader, name_file(folder, "nowhere.so"), NULL, &error);
  show_error(error);
  hallmark_open(
    loader, name_file(folder, "../strange/strange.so"), &expect, &error);
  show_error(error);
  expect.range = "^2";
  hallmark_open(loader, name_file(folder, "reverb.so"), &expect, &error);
  show_error(error);
}

/* Plugins that use the host's interface are opened once it is provided. */
static void
provide(hallmark_loader* loader, const char* folder)
{
  hallmark_error* error = NULL;
  printf("-- provided\n");
  hallmark_open(loader, name_file(folder, "reverb.so"), NULL, &error);
  show_error(error);
  if (!hallmark_provide(loader, &hallmark_mixer_expected, &error)) {
    show_error(error);
  }
  if (!hallmark_provide(loader, &hallmark_mixer_expected, &error)) {
    show_error(error);
  }
}

static hallmark_plugin*
open_reverb(hallmark_loader* loader, const char* folder)
{
  hallmark_error* error = NULL;
  const hallmark_expected* const interfaces[] = {&hallmark_filter_expected};
  hallmark_expect expect = {sizeof expect, reverb, "^1.2", interfaces, 1};
  printf("-- opened\n");
  hallmark_plugin* plugin =
    hallmark_open(loader, name_file(folder, "reverb.so"), &expect, &error);
  if (!plugin) {
    show_error(error);
    exit(1);
  }
  show_plugin(plugin);
  return plugin;
}

/* Each export by its name and the text of its signature. */
static void
look_up(hallmark_plugin* plugin)
{
  typedef float (*gain_function)(const filter_params*);
  hallmark_error* error = NULL;
  const filter_params params = {1, 2.5F};
  hallmark_query query = {0};
  printf("-- looked up\n");
  const gain_function found = (gain_function)hallmark_lookup_function(
    plugin, "gain", "float(const filter_params*)", &error);
  const int* count = hallmark_lookup(plugin, "uses", "int", &error);
  printf("gain %g", (double)found(&params));
  printf(", uses %d\n", *count);

  hallmark_lookup(plugin, "uses", "long", &error);
  show_error(error);
  hallmark_lookup_function(plugin, "uses", NULL, &error);
  show_error(error);
  hallmark_lookup(plugin, "gian", NULL, &error);
  show_error(error);
  query.size = sizeof query;
  query.name = "uses";
  query.kind = HALLMARK_VARIABLE;
  query.bytes = sizeof(double);
  hallmark_lookup_query(plugin, &query, &error);
  show_error(error);
}

/* All exports of an interface at once. */
static void
bind_all(hallmark_loader* loader, hallmark_plugin* plugin, const char* folder)
{
  hallmark_error* error = NULL;
  struct hallmark_interface_filter filter = {0};
  const filter_params params = {1, 4.0F};
  printf("-- bound\n");
  if (hallmark_bind(
        plugin, &hallmark_filter_expected, &filter, sizeof filter, &error)) {
    printf("gain %g", (double)filter.gain(&params));
    printf(
      ", uses %d, tail %s\n", *filter.uses, filter.tail ? "there" : "none");
  }
  hallmark_bind(plugin, &hallmark_filter_expected, &filter, 8, &error);
  show_error(error);
  hallmark_plugin* strange = hallmark_open(
    loader, name_file(folder, "../strange/strange.so"), NULL, &error);
  hallmark_bind(
    strange, &hallmark_filter_expected, &filter, sizeof filter, &error);
  show_error(error);
  hallmark_close(strange, NULL);
}

/* What the folder has, the newest of a plugin, and one that it has not. */
static void
search(hallmark_loader* loader)
{
  hallmark_error* error = NULL;
  printf("-- searched\n");
  hallmark_listing* listing = hallmark_scan(loader, NULL, NULL, &error);
  for (size_t i = 0; i < hallmark_listing_count(listing); ++i) {
    show_found(hallmark_listing_found(listing, i));
  }
  hallmark_listing_free(listing);

  listing = hallmark_scan(loader, NULL, &hallmark_filter_expected, &error);
  printf("filters: %d\n", (int)hallmark_listing_count(listing));
  hallmark_plugin* plugin = hallmark_open_found(
    loader, hallmark_listing_found(listing, 1), NULL, &error);
  hallmark_listing_free(listing);
  printf("the second is %s\n", hallmark_plugin_version(plugin));
  hallmark_close(plugin, NULL);

  plugin =
    hallmark_find(loader, reverb, "<1.3", &hallmark_filter_expected, &error);
  printf("below 1.3 is %s\n", hallmark_plugin_version(plugin));
  hallmark_plugin_drop(plugin);
  hallmark_find(loader, reverb, "^2", NULL, &error);
  show_error(error);
}

/* A newer file takes the place of the plugin, with its count. */
static hallmark_plugin*
reload(hallmark_loader* loader, hallmark_plugin* plugin, const char* folder)
{
  hallmark_error* error = NULL;
  const filter_params params = {1, 2.5F};
  struct hallmark_interface_filter filter = {0};
  printf("-- reloaded\n");
  hallmark_reload(
    loader, plugin, name_file(folder, "../strange/strange.so"), NULL, &error);
  show_error(error);
  hallmark_plugin* next = hallmark_reload(
    loader, plugin, name_file(folder, "newer.so"), NULL, &error);
  if (!next ||
      !hallmark_bind(
        next, &hallmark_filter_expected, &filter, sizeof filter, &error)) {
    show_error(error);
    exit(1);
  }
  printf("uses %d", *filter.uses);
  printf(", gain %g\n", (double)filter.gain(&params));
  return next;
}

/* What keeps a plugin is told, and it goes with the last of them. */
static void
close_both(hallmark_loader* loader, hallmark_plugin* old, hallmark_plugin* next)
{
  static const char* const results[] = {"unmapped", "in use", "still mapped"};
  char* why = NULL;
  printf("-- closed\n");
  printf("old: %s\n", results[hallmark_close(old, &why)]);
  hallmark_free(why);

  hallmark_plugin* copy = hallmark_plugin_copy(next);
  hallmark_hold* hold = hallmark_hold_new(next, "a voice");
  hallmark_hold_drop(hallmark_hold_copy(hold));
  printf("next: %s", results[hallmark_close(next, &why)]);
  printf(", by %s\n", why);
  hallmark_free(why);
  hallmark_hold_drop(hold);
  hallmark_plugin_drop(copy);
  printf("collected %d\n", (int)hallmark_collect(loader));
}

int
main(int count, char** words)
{
  int events = 0;
  const char* folder = count == 2 ? words[1] : ".";
  hallmark_loader* loader = make_loader(folder, &events);
  be_refused(loader, folder);
  provide(loader, folder);
  hallmark_plugin* plugin = open_reverb(loader, folder);
  look_up(plugin);
  bind_all(loader, plugin, folder);
  search(loader);
  hallmark_plugin* next = reload(loader, plugin, folder);
  close_both(loader, plugin, next);
  hallmark_loader_free(loader);
  printf("%d events\n", events);
  return 0;
}
