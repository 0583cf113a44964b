// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <leveldb/db.h>
#include <leveldb/env.h>
#include <leveldb/filter_policy.h>
#include <leveldb/write_batch.h>

namespace user {

struct All {
  leveldb::Options options;
  leveldb::Status status;
  leveldb::WriteBatch batch;
  leveldb::Slice slice;
};

All*
all();
leveldb::DB*
open(leveldb::Env*, const leveldb::FilterPolicy*, leveldb::Iterator&);

}  // namespace user
