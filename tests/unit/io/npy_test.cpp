#include "io/npy.hpp"

#include "fixtures.hpp"
#include "io/npy_header.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace omrade::io {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(NpyHeader, IsADictionaryOfThreeKeysInAnyOrder) {
  const auto header =
      parse_npy_header("{'shape': (3,), \"descr\": '<f8', 'fortran_order': True}     \n");
  ASSERT_TRUE(header.has_value());
  EXPECT_EQ(header->descr, "<f8");
  EXPECT_THAT(header->shape, ElementsAre(3));
}

TEST(NpyHeader, ShapeHasAnyNumberOfDimensions) {
  const auto shape = [](const std::string& text) {
    return parse_npy_header("{'descr': '<f8', 'fortran_order': False, 'shape': " + text + ", }")
        ->shape;
  };
  EXPECT_THAT(shape("()"), IsEmpty());
  EXPECT_THAT(shape("(2, 3)"), ElementsAre(2, 3));
}

TEST(NpyHeader, AnythingElseIsRefused) {
  for (const char* text :
       {"", "{", "{}", "{'descr': '<f8', 'fortran_order': False}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3)}",
        "{'descr': '<f8', 'fortran_order': 0, 'shape': (3,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (-3,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), 'more': 1}",
        "{'descr': '<f8', 'descr': '<f8', 'shape': (3,)}",
        "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (3,)}",
        "{'descr': '<f8', 'fortran_order': False, 'shape': (3,)} x",
        "{'descr': '<f8' 'fortran_order': False, 'shape': (3,)}"}) {
    EXPECT_FALSE(parse_npy_header(text).has_value()) << text;
  }
}

std::string error_of(std::string_view content) {
  const TestFolder folder;
  const auto file = folder.write("age.npy", content);
  return folder.error([&] { const Npy npy(file); });
}

TEST(Npy, OtherFilesAreRefused) {
  EXPECT_EQ(error_of(""), "age.npy: it is not a .npy file; save it with numpy.save");
  EXPECT_EQ(error_of("age\n12\n"), "age.npy: it is not a .npy file; save it with numpy.save");
  EXPECT_EQ(error_of("\x93NUMPY"), "age.npy: its header is cut off; save it with numpy.save");
  EXPECT_EQ(error_of(std::string_view("\x93NUMPY\x01\x00\x76\x00{", 11)),
            "age.npy: its header is cut off; save it with numpy.save");
  EXPECT_EQ(error_of(std::string_view("\x93NUMPY\x01\x00\x02\x00{}", 12)),
            "age.npy: its header is not one that numpy writes; save it with numpy.save");
  EXPECT_EQ(
      error_of(std::string_view("\x93NUMPY\x03\x00\x76\x00\x00\x00", 12)),
      "age.npy: it has .npy format 3.0; formats 1.0 and 2.0 are read: save it with plain ASCII "
      "types");
}

TEST(Npy, TypesAndShapesThatAreNoColumnAreRefused) {
  const TestFolder folder;
  const auto file = folder.write_npy<double>("age.npy", ">f8", {1});
  EXPECT_EQ(folder.error([&] { const Npy npy(file); }),
            "age.npy: it holds values of type '>f8'; a column is <f8 <f4 <i8 <i4 <i2 |i1 <u4 <u2 "
            "|u1, |S or <U");
  const std::string header = "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 1), }";
  EXPECT_EQ(error_of(std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(header.size()) + '\0' +
                     header + "x"),
            "age.npy: it has 2 dimensions; a column has one: save each column by itself");
}

TEST(Npy, FileOfAnotherLengthThanItsHeaderSaysIsRefused) {
  const TestFolder folder;
  const auto file = folder.write_npy("age.npy", "<i4", 3, "12345678");
  EXPECT_EQ(
      folder.error([&] { const Npy npy(file); }),
      "age.npy: its header announces 3 values of 4 bytes, but 8 bytes follow; the file is damaged "
      "or cut off: save it again");
}

TEST(Npy, FormatTwoHasALongerLength) {
  const TestFolder folder;
  const std::string header = "{'descr': '|i1', 'fortran_order': False, 'shape': (2,), }\n";
  const auto file = folder.write("age.npy", std::string("\x93NUMPY\x02\x00", 8) +
                                                static_cast<char>(header.size()) +
                                                std::string("\0\0\0", 3) + header + "\xFF\x05");
  const Npy npy(file);
  EXPECT_EQ(npy.size(), 2U);
  EXPECT_EQ(npy.whole(0), -1);
  EXPECT_EQ(npy.real(1), 5);
}

TEST(Npy, UnalignedValuesAreReadAllTheSame) {
  const TestFolder folder;
  const std::string header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }";
  const double value = 2.5;
  const auto file = folder.write(
      "age.npy", std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(header.size()) + '\0' +
                     header + std::string(reinterpret_cast<const char*>(&value), sizeof value));
  EXPECT_EQ(Npy(file).real(0), 2.5);
}

}  // namespace
}  // namespace omrade::io
