#include "engine/collect.h"

#include <memory>
#include <utility>

#include "engine/program.h"
#include "engine/run.h"

namespace sluice {
namespace {

class CollectingSink final : public Sink {
 public:
  explicit CollectingSink(std::shared_ptr<std::vector<Batch>> rows) : rows_(std::move(rows)) {}
  void write(const Batch& batch) override { rows_->push_back(batch); }
  void flush() override {}
  std::string prepare() override { return ""; }
  void commit(const std::string& /*token*/) override {}
  void recover(const std::string& /*token*/) override {}
  bool is_exactly_once() const override { return true; }
  void close() override {}

 private:
  std::shared_ptr<std::vector<Batch>> rows_;
};

}  // namespace

std::vector<Batch> collect(Engine engine, Application application, const Clock& clock) {
  const auto rows = std::make_shared<std::vector<Batch>>();
  ConnectorDefinition connector{.name = "collect", .about = "Keeps rows in memory."};
  connector.options = {{.name = "path", .places = kOnSink, .about = "The stream."}};
  connector.make_sink = [rows](std::unique_ptr<Encoder> /*encoder*/, const Options& /*options*/) {
    return std::make_unique<CollectingSink>(rows);
  };
  engine.connectors.add(std::move(connector));
  const std::vector<std::string> printed = prepare(engine, application).printed;
  for (const std::string& stream : printed) {
    Binding binding{.kind = BindingKind::kSink, .stream = stream, .options = {}};
    binding.options.set("connector", {"collect", std::nullopt});
    application.bindings.push_back(std::move(binding));
  }
  Run(engine, application, clock).run();
  return *rows;
}

}  // namespace sluice
