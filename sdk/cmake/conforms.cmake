# cmake -DPROGRAM=omrade -DLIBRARY=x.so -P conforms.cmake: does the plugin keep its contract?
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND "${PROGRAM}" plugin validate "${LIBRARY}" RESULT_VARIABLE code)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "${LIBRARY} does not conform (exit code ${code}); the lines above say why")
endif()
