// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "support/files.hpp"
#include "toolkit/commands/plugin.hpp"
#include "toolkit/tool.hpp"

#include <gtest/gtest.h>

namespace hallmark::tests::test_graph {
namespace {

class Graph : public testing::Test {
protected:
  /// A plugin whose stamp says more.
  void make(const std::string& name,
            const std::string& path,
            const std::string& version,
            const std::string& lines = "") const
  {
    auto source = make_source(path, version);
    source.stamp += lines;
    source.notes = describe_interfaces(lines);
    make_plugin(folder_.path() / name, source);
  }

  [[nodiscard]] Outcome graph(std::vector<std::string> words,
                              const std::string& variable = "") const
  {
    words.insert(words.begin(), "graph");
    RunOptions options;
    options.folder = folder_.path();
    options.environment["HALLMARK_PLUGIN_DIRS"] = variable;
    return run_tool(std::move(words), options);
  }

  /// A family with each relation, found and missing.
  void make_family() const
  {
    make("p/reverb.so",
         "audio.example/reverb",
         "1.2.0",
         "implements=audio.example/filter 2.1.0\n"
         "uses=audio.example/mixer 1.0.0\n"
         "requires=audio.example/fft ^1.0\n"
         "requires=audio.example/lost >=1, <2\n");
    make("p/fft1.so", "audio.example/fft", "1.9.0");
    make("p/fft2.so", "audio.example/fft", "1.10.0");
    make("q/fft3.so",
         "audio.example/fft",
         "2.0.0",
         "implements=audio.example/filter 2.1.0\n"
         "implements=audio.example/spectrum 1.0.0\n");
  }

  [[nodiscard]] const std::filesystem::path& path() const
  {
    return folder_.path();
  }

private:
  TemporaryFolder folder_;
};

TEST_F(Graph, relations_are_drawn_in_the_language_of_graphviz)
{
  make_family();
  const auto outcome = graph({"q", "p"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(
    outcome.out,
    "digraph plugins {\n"
    "  rankdir=LR;\n"
    "  plugin1 [label=\"audio.example/fft\\n1.9.0\", shape=box];\n"
    "  plugin2 [label=\"audio.example/fft\\n1.10.0\", shape=box];\n"
    "  plugin3 [label=\"audio.example/fft\\n2.0.0\", shape=box];\n"
    "  plugin4 [label=\"audio.example/reverb\\n1.2.0\", shape=box];\n"
    "  interface1 [label=\"audio.example/filter\\n2.1.0\", shape=ellipse];\n"
    "  interface2 [label=\"audio.example/spectrum\\n1.0.0\", "
    "shape=ellipse];\n"
    "  host1 [label=\"audio.example/mixer\\n1.0.0\", shape=hexagon];\n"
    "  missing1 [label=\"audio.example/lost\\nmissing\", shape=box, "
    "style=dashed, color=red];\n"
    "  plugin3 -> interface1 [label=\"implements\"];\n"
    "  plugin3 -> interface2 [label=\"implements\"];\n"
    "  plugin4 -> interface1 [label=\"implements\"];\n"
    "  plugin4 -> host1 [label=\"uses\"];\n"
    "  plugin4 -> plugin2 [label=\"^1.0\"];\n"
    "  plugin4 -> missing1 [label=\">=1, <2\"];\n"
    "}\n");
}

TEST_F(Graph, relations_are_drawn_in_the_language_of_mermaid)
{
  make_family();
  const auto outcome = graph({"p", "--mermaid"});
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.err, "");
  EXPECT_EQ(outcome.out,
            "flowchart LR\n"
            "  plugin1[\"audio.example/fft<br>1.9.0\"]\n"
            "  plugin2[\"audio.example/fft<br>1.10.0\"]\n"
            "  plugin3[\"audio.example/reverb<br>1.2.0\"]\n"
            "  interface1([\"audio.example/filter<br>2.1.0\"])\n"
            "  host1{{\"audio.example/mixer<br>1.0.0\"}}\n"
            "  missing1[\"audio.example/lost<br>missing\"]:::missing\n"
            "  plugin3 -->|\"implements\"| interface1\n"
            "  plugin3 -->|\"uses\"| host1\n"
            "  plugin3 -->|\"^1.0\"| plugin2\n"
            "  plugin3 -->|\"#62;=1, #60;2\"| missing1\n"
            "  classDef missing stroke:red,stroke-dasharray:5 5\n");
}

TEST_F(Graph, names_of_any_bytes_are_escaped)
{
  const std::string name = "a\"];\\N&lt;#1;`|\xc3\xa9";
  make("p/a.so", "tests.example/a", "1.0.0", "uses=" + name + " 1.0.0\n");
  EXPECT_EQ(graph({"p"}).out,
            "digraph plugins {\n"
            "  rankdir=LR;\n"
            "  plugin1 [label=\"tests.example/a\\n1.0.0\", shape=box];\n"
            "  host1 [label=\"a\\\"];\\\\N&amp;lt;#1;`|\xc3\xa9\\n"
            "1.0.0\", shape=hexagon];\n"
            "  plugin1 -> host1 [label=\"uses\"];\n"
            "}\n");
  EXPECT_EQ(graph({"p", "--mermaid"}).out,
            "flowchart LR\n"
            "  plugin1[\"tests.example/a<br>1.0.0\"]\n"
            "  host1{{\"a#34;#93;#59;#92;N#38;lt#59;#35;1#59;#96;#124;"
            "\xc3\xa9<br>1.0.0\"}}\n"
            "  plugin1 -->|\"uses\"| host1\n"
            "  classDef missing stroke:red,stroke-dasharray:5 5\n");
}

TEST_F(Graph, plugin_in_two_files_is_one_with_what_each_says)
{
  make("p/a.so", "tests.example/a", "1.0.0", "uses=one 1.0.0\n");
  make("p/b.so",
       "tests.example/a",
       "1.0.0",
       "uses=one 1.0.0\nuses=two 1.0.0\nrequires=tests.example/a ^1\n");
  EXPECT_EQ(graph({"p", "--mermaid"}).out,
            "flowchart LR\n"
            "  plugin1[\"tests.example/a<br>1.0.0\"]\n"
            "  host1{{\"one<br>1.0.0\"}}\n"
            "  host2{{\"two<br>1.0.0\"}}\n"
            "  plugin1 -->|\"uses\"| host1\n"
            "  plugin1 -->|\"uses\"| host2\n"
            "  plugin1 -->|\"^1\"| plugin1\n"
            "  classDef missing stroke:red,stroke-dasharray:5 5\n");
}

TEST_F(Graph, what_cannot_be_read_hides_nothing)
{
  make("p/a.so", "tests.example/a", "1.0.0");
  write_bytes(path() / "p/b.so", "");
  make_plugin(path() / "p/plain.so", PluginSource{"", "", "", "int answer;"});
  const auto outcome = graph({"absent", "p"});
  EXPECT_EQ(outcome.status, 3);
  EXPECT_EQ(outcome.out,
            "digraph plugins {\n"
            "  rankdir=LR;\n"
            "  plugin1 [label=\"tests.example/a\\n1.0.0\", shape=box];\n"
            "}\n");
  EXPECT_EQ(outcome.err,
            "hallmark: error: 'absent': no such file or directory\n"
            "hallmark: warning: 'p/b.so': file is empty, ignored\n");
}

TEST_F(Graph, unusable_file_is_no_reason_for_another_status)
{
  std::filesystem::create_directory(path() / "p");
  write_bytes(path() / "p/b.so", "text");
  const auto outcome = graph({}, "p:absent");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_EQ(outcome.out, "digraph plugins {\n  rankdir=LR;\n}\n");
  EXPECT_EQ(outcome.err,
            "hallmark: warning: 'p/b.so': not an ELF file, ignored\n");
}

TEST_F(Graph, no_folder_at_all_is_wrong_usage)
{
  const auto outcome = graph({"--mermaid"});
  EXPECT_EQ(outcome.status, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.err,
            "hallmark: error: no folder given\n"
            "  hint: name one, or set HALLMARK_PLUGIN_DIRS\n");
}

TEST_F(Graph, output_is_what_graphviz_reads)
{
  if (run({"dot", "-V"}).status != 0) {
    GTEST_SKIP() << "dot is not installed";
  }
  make_family();
  make("p/odd.so", "tests.example/a", "1.0.0", "uses=\"]\\&#1;< 1.0.0\n");
  write_bytes(path() / "plugins.dot", graph({"p", "q"}).out);
  const auto drawn = run({"dot", "-Tplain", (path() / "plugins.dot").string()});
  EXPECT_EQ(drawn.status, 0) << drawn.describe();
  EXPECT_EQ(drawn.err, "");
}

}  // namespace
}  // namespace hallmark::tests::test_graph
