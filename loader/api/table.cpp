// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "api/handles.hpp"

namespace hallmark::api {

const hallmark_api*
api_table()
{
  static constexpr hallmark_api table = {
    .size = sizeof(hallmark_api),
    .error_code = hallmark_error_code,
    .error_file = hallmark_error_file,
    .error_message = hallmark_error_message,
    .error_hint = hallmark_error_hint,
    .error_explain = hallmark_error_explain,
    .error_difference_count = hallmark_error_difference_count,
    .error_difference = hallmark_error_difference,
    .error_free = hallmark_error_free,
    .code_name = hallmark_code_name,
    .open = hallmark_open,
    .collect = hallmark_collect,
    .plugin_path = hallmark_plugin_path,
    .plugin_version = hallmark_plugin_version,
    .plugin_file = hallmark_plugin_file,
    .plugin_verified = hallmark_plugin_verified,
    .plugin_export_count = hallmark_plugin_export_count,
    .plugin_export = hallmark_plugin_export,
    .plugin_metadata = hallmark_plugin_metadata,
    .plugin_metadata_key = hallmark_plugin_metadata_key,
    .plugin_item_count = hallmark_plugin_item_count,
    .plugin_item = hallmark_plugin_item,
    .plugin_item_key = hallmark_plugin_item_key,
    .lookup = hallmark_lookup,
    .lookup_function = hallmark_lookup_function,
    .lookup_query = hallmark_lookup_query,
    .plugin_copy = hallmark_plugin_copy,
    .plugin_drop = hallmark_plugin_drop,
    .close = hallmark_close,
    .hold_new = hallmark_hold_new,
    .hold_copy = hallmark_hold_copy,
    .hold_drop = hallmark_hold_drop,
    .free = hallmark_free,
    .bind = hallmark_bind,
    .provide = hallmark_provide,
    .provided = hallmark_provided,
    .open_bytes = hallmark_open_bytes,
    .scan = hallmark_scan,
    .listing_count = hallmark_listing_count,
    .listing_found = hallmark_listing_found,
    .listing_free = hallmark_listing_free,
    .found_file = hallmark_found_file,
    .found_path = hallmark_found_path,
    .found_version = hallmark_found_version,
    .found_error = hallmark_found_error,
    .found_metadata = hallmark_found_metadata,
    .found_metadata_key = hallmark_found_metadata_key,
    .found_item_count = hallmark_found_item_count,
    .found_item = hallmark_found_item,
    .found_item_key = hallmark_found_item_key,
    .found_implements = hallmark_found_implements,
    .open_found = hallmark_open_found,
    .find = hallmark_find,
    .reload = hallmark_reload,
    .watch_fd = hallmark_watch_fd,
    .changes = hallmark_changes,
    .found_change = hallmark_found_change,
    .builtin_open = hallmark_builtin_open,
    .required = hallmark_required,
  };
  return &table;
}

}  // namespace hallmark::api
