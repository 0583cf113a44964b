// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <google/protobuf/any.pb.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/map.h>
#include <google/protobuf/message.h>
#include <google/protobuf/struct.pb.h>
#include <google/protobuf/timestamp.pb.h>

namespace user {

struct All {
  google::protobuf::Timestamp time;
  google::protobuf::Any any;
  google::protobuf::RepeatedField<int> few;
};

All*
all();
const google::protobuf::Message&
give(google::protobuf::Arena*, const google::protobuf::Struct&);
const google::protobuf::Descriptor*
of(const google::protobuf::FieldDescriptor*);

}  // namespace user
