// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include <boost/any.hpp>
#include <boost/circular_buffer.hpp>
#include <boost/container/flat_map.hpp>
#include <boost/container/small_vector.hpp>
#include <boost/container/string.hpp>
#include <boost/date_time/posix_time/posix_time_types.hpp>
#include <boost/dynamic_bitset.hpp>
#include <boost/function.hpp>
#include <boost/intrusive/list.hpp>
#include <boost/intrusive_ptr.hpp>
#include <boost/multi_index/member.hpp>
#include <boost/multi_index/ordered_index.hpp>
#include <boost/multi_index_container.hpp>
#include <boost/optional.hpp>
#include <boost/rational.hpp>
#include <boost/shared_ptr.hpp>
#include <boost/tuple/tuple.hpp>
#include <boost/uuid/uuid.hpp>
#include <boost/variant.hpp>

namespace user {

struct Item {
  int id;
  boost::container::string name;
};

struct Node : boost::intrusive::list_base_hook<> {
  int i;
};

typedef boost::multi_index_container<
  Item,
  boost::multi_index::indexed_by<boost::multi_index::ordered_unique<
    boost::multi_index::member<Item, int, &Item::id>>>>
  Items;

struct All {
  boost::any any;
  boost::container::flat_map<int, Item> map;
  boost::container::small_vector<Item, 4> few;
  boost::intrusive::list<Node> nodes;
  Items items;
  boost::optional<Item> maybe;
  boost::shared_ptr<Item> shared;
  boost::variant<int, Item, double> variant;
  boost::circular_buffer<int> ring;
  boost::uuids::uuid id;
  boost::posix_time::ptime time;
  boost::dynamic_bitset<> bits;
  boost::rational<int> part;
  boost::tuple<int, Item> tuple;
  boost::function<int(Item)> call;
};

All*
all();
void
give(boost::optional<int>,
     const boost::variant<int, Item>&,
     boost::shared_ptr<Item>);

}  // namespace user
