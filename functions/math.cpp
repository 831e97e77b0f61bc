#include <cmath>
#include <limits>
#include <utility>

#include "functions/arguments.h"
#include "functions/decimal.h"
#include "functions/scalar_kernel.h"
#include "functions/topics.h"

namespace sluice {
namespace {

OrError<std::int64_t> mod(std::int64_t dividend, std::int64_t divisor) {
  if (divisor == 0) {
    return RowError{"division by zero in MOD"};
  }
  return divisor == -1 ? 0 : dividend % divisor;  // the least integer % -1 would trap
}

double exp(double exponent) { return std::exp(exponent); }

OrError<double> ln(double number) {
  if (number <= 0) {
    return RowError{"LN of a number that is not positive"};
  }
  return std::log(number);
}

OrError<double> log10(double number) {
  if (number <= 0) {
    return RowError{"LOG10 of a number that is not positive"};
  }
  return std::log10(number);
}

OrError<double> power(double base, double exponent) {
  if (base == 0 && exponent < 0) {
    return RowError{"POWER of zero to a negative number"};
  }
  if (base < 0 && std::trunc(exponent) != exponent) {
    return RowError{"POWER of a negative number to a number that is not whole"};
  }
  return std::pow(base, exponent);
}

/// Applies `operation(T, T&)` to a column of T, keeping its type.
template <class T, class Operation>
ColumnFunction in_kind(const Type& type, Operation operation) {
  return [=](std::span<const Column> arguments, const EvaluationContext&,
             const Selection& selection, RowErrors& errors) {
    const T* cells = arguments[0].values<T>().data();
    return map_fixed<T>(
        type, selection, common_validity(arguments, selection.row_count()), errors,
        [=](std::int64_t row, T& result) { return operation(cells[row], result); },
        [&](std::int64_t) { return "result is out of range for " + to_string(type); });
  };
}

/// Calls `body` with a zero of the C++ type behind a number or interval.
template <class Body>
ColumnFunction with_cell(const Type& type, Body body) {
  if (is_approximate(type.kind)) {
    return type.kind == TypeKind::kReal ? body(float{}) : body(double{});
  }
  switch (value_width(type.kind)) {
    case 1:
      return body(std::int8_t{});
    case 2:
      return body(std::int16_t{});
    case 4:
      return body(std::int32_t{});
    default:
      return body(std::int64_t{});
  }
}

template <class T>
bool absolute(T value, T& result) {
  if constexpr (std::is_floating_point_v<T>) {
    result = std::abs(value);
    return true;
  } else {
    result = value;
    return value >= 0 || !__builtin_sub_overflow(T{0}, value, &result);
  }
}

ExpressionPtr bind_abs(const CallText& call, std::vector<ExpressionPtr> arguments) {
  expect_count(call, arguments.size(), 1, 1);
  const Type type = arguments[0]->type();
  if (!is_numeric(type.kind) && !is_interval(type.kind)) {
    refuse_argument(call, 0, type, "a number or an interval");
  }
  return make_call(type, std::move(arguments), with_cell(type, [&](auto zero) {
                     using T = decltype(zero);
                     return in_kind<T>(type, absolute<T>);
                   }));
}

/// A DECIMAL rounded down or up to a whole number, at its scale.
ColumnFunction rounded_decimal(const Type& type, bool up) {
  const Int128 one = power_of_ten(type.scale);
  return in_kind<std::int64_t>(type, [=](std::int64_t number, std::int64_t& result) {
    const Int128 rest = ((number % one) + one) % one;
    return narrow(rest == 0 || !up ? number - rest : number - rest + one, result);
  });
}

template <class T>
ColumnFunction rounded_approximate(const Type& type, bool up) {
  return in_kind<T>(type, [up](T number, T& result) {
    result = up ? std::ceil(number) : std::floor(number);
    return true;
  });
}

ExpressionPtr bind_rounding(const CallText& call, std::vector<ExpressionPtr> arguments, bool up) {
  expect_count(call, arguments.size(), 1, 1);
  const Type type = arguments[0]->type();
  if (!is_numeric(type.kind)) {
    refuse_argument(call, 0, type,
                    "a number (a datetime is rounded by " + call.name + "(x TO MINUTE))");
  }
  if (is_integer(type.kind)) {
    return arguments[0];
  }
  if (type.kind == TypeKind::kDecimal) {
    return make_call(type, std::move(arguments), rounded_decimal(type, up));
  }
  return make_call(type, std::move(arguments),
                   type.kind == TypeKind::kReal ? rounded_approximate<float>(type, up)
                                                : rounded_approximate<double>(type, up));
}

void add_rounding(FunctionRegistry& functions, const std::string& name, bool up) {
  const CallText call{
      .name = name,
      .text = {
          .arguments = "number | datetime TO unit",
          .about =
              up ? "The least whole number, or start of a unit of time, not below the argument."
                 : "The largest whole number, or start of a unit of time, not above the argument.",
          .example = up ? name + "(5.2) = 6; " + name + "(-3.3) = -3; " + name +
                              "(TIMESTAMP '2004-09-30 13:48:23' TO MINUTE) = TIMESTAMP '2004-09-30 "
                              "13:49:00'"
                        : name + "(5.2) = 5; " + name + "(-3.3) = -4; " + name +
                              "(TIMESTAMP '2004-09-30 13:48:23' TO HOUR) = TIMESTAMP '2004-09-30 "
                              "13:00:00'"}};
  functions.add(ScalarFunction{name, call.text, [=](std::vector<ExpressionPtr> arguments) {
                                 return bind_rounding(call, std::move(arguments), up);
                               }});
}

}  // namespace

void install_math(FunctionRegistry& functions) {
  functions.topic("math");
  const CallText abs{.name = "ABS",
                     .text = {.arguments = "number or interval",
                              .about = "The value without its sign.",
                              .example = "ABS(-1.5) = 1.5"}};
  functions.add(ScalarFunction{"ABS", abs.text, [abs](std::vector<ExpressionPtr> arguments) {
                                 return bind_abs(abs, std::move(arguments));
                               }});
  add_rounding(functions, "CEIL", true);
  add_rounding(functions, "CEILING", true);
  add_rounding(functions, "FLOOR", false);
  functions.scalar(
      "EXP", exp,
      {.arguments = "number", .about = "The natural exponential.", .example = "EXP(0) = 1"});
  functions.scalar("LN", ln,
                   {.arguments = "number",
                    .about = "The natural logarithm; an error unless the number is positive.",
                    .example = "LN(1) = 0"});
  functions.scalar("LOG10", log10,
                   {.arguments = "number",
                    .about = "The logarithm to base 10; an error unless the number is positive.",
                    .example = "LOG10(1000) = 3"});
  functions.scalar("MOD", mod,
                   {.arguments = "dividend, divisor",
                    .about = "Remainder of integers, with the sign of the dividend.",
                    .example = "MOD(-7, 3) = -1"});
  functions.scalar("POWER", power,
                   {.arguments = "base, exponent",
                    .about = "The base raised to the exponent.",
                    .example = "POWER(3, 2) = 9; POWER(4, -2) = 0.0625"});
}

}  // namespace sluice
