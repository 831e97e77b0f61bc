#include "engine/application_document.h"

#include <fmt/format.h>

namespace sluice {
namespace {

using Nodes = std::vector<const JsonNode*>;

void append_elements(const JsonNode* list, Nodes& to) {
  if (list != nullptr) {
    for (const JsonNode& element : list->elements()) {
      to.push_back(&element);
    }
  }
}

void add_streams(const JsonNode& holder, ApplicationDocument& document) {
  append_elements(holder.find({"Inputs", "InputDescriptions"}), document.inputs);
  append_elements(holder.find({"Outputs", "OutputDescriptions"}), document.outputs);
  append_elements(holder.find({"ReferenceDataSources", "ReferenceDataSourceDescriptions"}),
                  document.references);
}

const JsonNode& code_of_version_2(const JsonNode& configuration) {
  const JsonNode& content =
      configuration
          .member({"ApplicationCodeConfiguration", "ApplicationCodeConfigurationDescription"})
          .member({"CodeContent", "CodeContentDescription"});
  const JsonNode* text = content.find({"TextContent"});
  if (text == nullptr) {
    throw content.error("has no TextContent: the application has no code",
                        "a SQL application has its code there as text");
  }
  return *text;
}

void check_runtime(const JsonNode& application) {
  const JsonNode* runtime = application.find({"RuntimeEnvironment"});
  if (runtime != nullptr && !runtime->as_text().starts_with("SQL")) {
    throw runtime->error(fmt::format("{} is no SQL application", runtime->text));
  }
}

/// The application itself, without what a command or template puts around it.
void add_application(const JsonNode& application, ApplicationDocument& document) {
  check_runtime(application);
  const JsonNode* configuration =
      application.find({"ApplicationConfiguration", "ApplicationConfigurationDescription"});
  if (configuration == nullptr) {
    document.code = application.find({"ApplicationCode"});
    add_streams(application, document);
  } else {
    document.code = &code_of_version_2(*configuration);
    if (const JsonNode* sql = configuration->find(
            {"SqlApplicationConfiguration", "SqlApplicationConfigurationDescription"})) {
      add_streams(*sql, document);
    }
  }
  if (document.code == nullptr) {
    throw application.error(
        "has no ApplicationCode: the application has no code",
        "give what create-application takes, or what describe-application prints");
  }
}

bool is_kind(const JsonNode& resource, std::string_view kind) {
  const JsonNode* type = resource.find({"Type"});
  return type != nullptr && (type->text == fmt::format("AWS::KinesisAnalytics::{}", kind) ||
                             type->text == fmt::format("AWS::KinesisAnalyticsV2::{}", kind));
}

void add_template(const JsonNode& resources, ApplicationDocument& document) {
  resources.is_read = true;
  for (const JsonNode& resource : resources.children) {
    resource.is_read = true;
    if (is_kind(resource, "Application")) {
      if (document.code != nullptr) {
        throw resource.error("a second application", "keep one application a file");
      }
      add_application(resource.member({"Properties"}), document);
    } else if (is_kind(resource, "ApplicationOutput")) {
      document.outputs.push_back(&resource.member({"Properties"}).member({"Output"}));
    } else if (is_kind(resource, "ApplicationReferenceDataSource")) {
      document.references.push_back(
          &resource.member({"Properties"}).member({"ReferenceDataSource"}));
    }
  }
  if (document.code == nullptr) {
    throw resources.error("no AWS::KinesisAnalytics::Application is among them");
  }
}

}  // namespace

ApplicationDocument find_parts(const JsonNode& root) {
  ApplicationDocument document;
  if (const JsonNode* detail = root.find({"ApplicationDetail"})) {
    add_application(*detail, document);
  } else if (const JsonNode* resources = root.find({"Resources"})) {
    add_template(*resources, document);
  } else if (const JsonNode* properties = root.find({"Properties"})) {
    add_application(*properties, document);
  } else {
    add_application(root, document);
  }
  return document;
}

}  // namespace sluice
