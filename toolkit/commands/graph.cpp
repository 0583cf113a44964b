// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// `hallmark graph`: who requires, uses and implements what, as a drawing.
//
// Nodes are numbered in the order in which the sorted plugins name them, so
// that the same folders always give the same text. Names stand in labels only:
// a stamp may hold any bytes, and neither language has them all in its ids.

#include "base/text.hpp"
#include "commands/found.hpp"
#include "model/range.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <ostream>

namespace hallmark::commands {
namespace {

/// What a node stands for; index of `kinds`.
enum class NodeKind { plugin, interface, host_interface, missing };

/// How a kind of node is drawn.
struct KindRow {
  const char* prefix;         ///< of ids
  const char* dot;            ///< attributes beside the label
  const char* mermaid_start;  ///< around the label
  const char* mermaid_end;
};

constexpr std::array kinds{
  KindRow{"plugin", "shape=box", "[", "]"},
  KindRow{"interface", "shape=ellipse", "([", "])"},
  KindRow{"host", "shape=hexagon", "{{", "}}"},
  KindRow{"missing", "shape=box, style=dashed, color=red", "[", "]:::missing"},
};

struct Node {
  NodeKind kind = NodeKind::plugin;
  std::string name;
  std::string detail;  ///< a version, or `missing`
  std::size_t number = 0;

  [[nodiscard]] std::string id() const
  {
    return kinds.at(static_cast<std::size_t>(kind)).prefix +
           std::to_string(number);
  }
};

struct Edge {
  std::string from;
  std::string to;
  std::string label;

  bool operator==(const Edge&) const = default;
};

struct Graph {
  std::vector<Node> nodes;  ///< by kind, then by first mention
  std::vector<Edge> edges;  ///< by plugin, in the order of its stamp
};

/// The id of a node, which is made when it is first asked for.
std::string
add_node(Graph& graph,
         NodeKind kind,
         const std::string& name,
         const std::string& detail)
{
  std::size_t number = 1;
  for (const auto& node : graph.nodes) {
    if (node.kind != kind) {
      continue;
    }
    if (node.name == name && node.detail == detail) {
      return node.id();
    }
    ++number;
  }
  graph.nodes.push_back({kind, name, detail, number});
  return graph.nodes.back().id();
}

/// Two files of one plugin may say the same.
void
add_edge(Graph& graph, Edge edge)
{
  auto& edges = graph.edges;
  if (std::find(edges.begin(), edges.end(), edge) == edges.end()) {
    edges.push_back(std::move(edge));
  }
}

std::string
add_plugin(Graph& graph, const model::Identity& identity)
{
  return add_node(graph, NodeKind::plugin, identity.path, identity.version);
}

/// The plugin that a loader takes for a requirement, the highest version in
/// its range, or null.
const Found*
find_required(const Listing& listing, const model::Requirement& requirement)
{
  const auto range = model::Range::parse(requirement.range);
  const Found* best = nullptr;
  for (const auto& found : listing.plugins) {
    const auto& [path, text] = found.stamp.identity;
    const auto version = model::Version::parse(text);
    // Sorted by version: what fits later is higher.
    if (path == requirement.path && range && version &&
        range->matches(*version)) {
      best = &found;
    }
  }
  return best;
}

void
add_relations(Graph& graph, const Listing& listing, const Found& found)
{
  const auto from = add_plugin(graph, found.stamp.identity);
  for (const auto& [name, version] : found.stamp.implements) {
    const auto to = add_node(graph, NodeKind::interface, name, version);
    add_edge(graph, {from, to, "implements"});
  }
  for (const auto& [name, version] : found.stamp.uses) {
    const auto to = add_node(graph, NodeKind::host_interface, name, version);
    add_edge(graph, {from, to, "uses"});
  }
  for (const auto& requirement : found.stamp.requirements) {
    const auto* required = find_required(listing, requirement);
    const auto to =
      required
        ? add_plugin(graph, required->stamp.identity)
        : add_node(graph, NodeKind::missing, requirement.path, "missing");
    add_edge(graph, {from, to, requirement.range});
  }
}

Graph
make_graph(const Listing& listing)
{
  Graph graph;
  for (const auto& found : listing.plugins) {
    add_plugin(graph, found.stamp.identity);
  }
  for (const auto& found : listing.plugins) {
    add_relations(graph, listing, found);
  }
  std::stable_sort(graph.nodes.begin(),
                   graph.nodes.end(),
                   [](auto& a, auto& b) { return a.kind < b.kind; });
  return graph;
}

/// Text in a label of Graphviz, where a backslash begins an escape and an
/// ampersand an entity.
std::string
escape_dot(std::string_view text)
{
  std::string escaped;
  for (const char byte : base::escape(text)) {
    if (byte == '&') {
      escaped += "&amp;";
      continue;
    }
    escaped += byte == '"' || byte == '\\' ? "\\" : "";
    escaped += byte;
  }
  return escaped;
}

/// Text in a quoted label of Mermaid, where ASCII punctuation may be Markdown,
/// HTML or an entity: what is sure to be none stands, the rest as `#NUMBER;`.
std::string
escape_mermaid(std::string_view text)
{
  constexpr std::string_view sound = " ./-+=,^~:@";
  std::string escaped;
  for (const char byte : base::escape(text)) {
    const auto number = static_cast<unsigned char>(byte);
    const bool is_plain = (byte >= '0' && byte <= '9') ||
                          (byte >= 'a' && byte <= 'z') ||
                          (byte >= 'A' && byte <= 'Z') || number >= 0x80 ||
                          sound.find(byte) != std::string_view::npos;
    escaped +=
      is_plain ? std::string(1, byte) : "#" + std::to_string(number) + ";";
  }
  return escaped;
}

std::string
format_dot(const Graph& graph)
{
  std::string text = "digraph plugins {\n  rankdir=LR;\n";
  for (const auto& node : graph.nodes) {
    text += base::concat({"  ",
                          node.id(),
                          " [label=\"",
                          escape_dot(node.name),
                          "\\n",
                          escape_dot(node.detail),
                          "\", ",
                          kinds.at(static_cast<std::size_t>(node.kind)).dot,
                          "];\n"});
  }
  for (const auto& [from, to, label] : graph.edges) {
    text += base::concat(
      {"  ", from, " -> ", to, " [label=\"", escape_dot(label), "\"];\n"});
  }
  return text + "}\n";
}

std::string
format_mermaid(const Graph& graph)
{
  std::string text = "flowchart LR\n";
  for (const auto& node : graph.nodes) {
    const auto& kind = kinds.at(static_cast<std::size_t>(node.kind));
    text += base::concat({"  ",
                          node.id(),
                          kind.mermaid_start,
                          "\"",
                          escape_mermaid(node.name),
                          "<br>",
                          escape_mermaid(node.detail),
                          "\"",
                          kind.mermaid_end,
                          "\n"});
  }
  for (const auto& [from, to, label] : graph.edges) {
    text += base::concat(
      {"  ", from, " -->|\"", escape_mermaid(label), "\"| ", to, "\n"});
  }
  return text + "  classDef missing stroke:red,stroke-dasharray:5 5\n";
}

struct GraphOptions {
  std::vector<std::string> folders;
  bool mermaid = false;
};

int
run_graph(const Console& console, const GraphOptions& options)
{
  const auto listing = list_folders(options.folders);
  if (!listing) {
    return report(console, listing.error());
  }
  const auto status = report_unread(console, *listing);
  warn_unusable(console, *listing);
  const auto graph = make_graph(*listing);
  console.out << (options.mermaid ? format_mermaid(graph) : format_dot(graph));
  return status;
}

}  // namespace

void
declare_graph(Arguments& arguments)
{
  auto options = std::make_shared<GraphOptions>();
  arguments.add_words("DIR", options->folders, folders_about, Need::optional);
  arguments.add_flag(
    "--mermaid", options->mermaid, "print Mermaid instead of Graphviz DOT");
  arguments.set_act(
    [options](const Console& console) { return run_graph(console, *options); });
}

}  // namespace hallmark::commands
